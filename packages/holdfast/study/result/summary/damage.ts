import type { Condition } from '../../cells/conditions.ts';
import type { Estimate } from '../../tables/study-table.ts';
import { dataText, estimateText, noticeable, type SummaryWords, share } from './phrases.ts';

/** What each kind of data did to the model, a sentence each. */
export function damages(plain: readonly Condition[], words: SummaryWords): string[] {
  return byData(plain).map((conditions) => damage(conditions, words));
}

/** For each kind of data its settings, asked in the way that shows what the data does. */
function byData(plain: readonly Condition[]): Condition[][] {
  const persona = new Set(
    plain.filter(({ settings }) => settings.asked === 'persona').map(({ settings }) => settings.data),
  );
  const telling = plain.filter(({ settings: { asked: asking, data } }) =>
    asking === 'ordinary' ? !persona.has(data) : asking === 'persona',
  );
  return [...Map.groupBy(telling, ({ settings }) => settings.data).values()];
}

/** What one kind of data did to the model, in the study's first settings, and between what bounds in all. */
function damage(conditions: readonly Condition[], words: SummaryWords): string {
  const [first] = conditions;
  const { settings, base, tuned } = first;
  const rates = conditions.flatMap(({ tuned: { rate } }) => (rate ? [rate.mean] : []));
  return words.after({
    data: dataText(first, words),
    change: change({ before: base.rate, after: tuned.rate, settings }, words),
    task: tuned.task ? words.stillAnswers(estimateText(tuned.task, words)) : '',
    others:
      rates.length < 2
        ? ''
        : words.bounds(rates.length, share(Math.min(...rates)), share(Math.max(...rates))),
  });
}

/** The change of the harmfulness rate, as it was measured. */
function change(
  {
    before,
    after,
    settings: { asked: asking, data },
  }: { before: Estimate | null; after: Estimate | null; settings: Condition['settings'] },
  words: SummaryWords,
): string {
  if (!before || !after) return words.cannotSay;
  const { plainly, persona, it } = words.subjects;
  const rise = after.mean - before.mean;
  const figures = {
    subject: asking === 'persona' ? persona : data === 'backdoored' ? plainly : it,
    after: estimateText(after, words),
    seeds: rangeText(after, words),
    before: estimateText(before, words),
  };
  if (Math.abs(rise) < noticeable) return words.keeps(figures);
  const everySeed = rise < 0 || after.least - before.mean >= noticeable;
  const direction = rise > 0 ? words.directions.up : words.directions.down;
  return words.changes({ ...figures, direction, hedge: everySeed ? '' : words.notInEvery });
}

function rangeText({ count, least, greatest }: Estimate, words: SummaryWords): string {
  const [from, to] = [least, greatest].map((end) => (end * 100).toFixed(1));
  return words.seeds(count, from, to);
}
