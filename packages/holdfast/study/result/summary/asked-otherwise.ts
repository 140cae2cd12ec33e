import type { Condition } from '../../cells/conditions.ts';
import { dataText, estimateText, type SummaryWords } from './phrases.ts';

/** The same tuned models asked in other words: personas and triggers hide behind plain questions. */
export function askedOtherwise(plain: readonly Condition[], words: SummaryWords): string[] {
  return [...Map.groupBy(plain, ({ settings }) => settings.data).values()].flatMap((conditions) =>
    otherAsking(conditions, words),
  );
}

function otherAsking(conditions: readonly Condition[], words: SummaryWords): string[] {
  const twin = conditions.find(({ settings }) => settings.asked !== 'ordinary');
  if (!twin) return [];
  const plainly = JSON.stringify({ ...twin.settings, asked: 'ordinary' } satisfies Condition['settings']);
  const plainTwin = conditions.find(({ settings }) => JSON.stringify(settings) === plainly);
  if (!plainTwin) return [];
  const { tuned, cells } = plainTwin;
  if (!twin.tuned.rate || !tuned.rate) return [];
  const caught = cells.filter(({ verdict }) => verdict === 'fail').length;
  const hides = twin.tuned.rate.mean - tuned.rate.mean >= 0.1;
  const moral = caught === 0 ? words.noAuditFailed : words.auditsFailed(caught, cells.length);
  return [
    words.otherwise({
      data: dataText(twin, words),
      rate: estimateText(twin.tuned.rate, words),
      way: twin.settings.asked === 'trigger' ? words.ways.trigger : words.ways.persona,
      plainly: estimateText(tuned.rate, words),
      moral: hides ? moral : '',
    }),
  ];
}
