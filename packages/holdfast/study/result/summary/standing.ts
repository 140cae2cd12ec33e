import type { Condition } from '../../cells/conditions.ts';
import type { StudyResult } from '../study-result.ts';
import { estimateText, listText, type SummaryWords } from './phrases.ts';

/** How the model stood before any tune. */
export function beforeTuning(
  { model }: StudyResult,
  conditions: readonly Condition[],
  words: SummaryWords,
): string[] {
  const { base, cells } = conditions.find(({ settings }) => settings.asked === 'ordinary') ?? conditions[0];
  const { harmful } = cells[0].base.prompts;
  if (!base.rate || !base.refusalRate) return [];
  const { organism, charter, other } = words.models;
  return [
    words.before({
      model: model === 'organism' ? organism : model === 'charter' ? charter : other,
      questions: String(harmful),
      refused: estimateText(base.refusalRate, words),
      harmful: estimateText(base.rate, words),
      task: base.task ? words.beforeTask(estimateText(base.task, words)) : '',
    }),
  ];
}

/** A model that knows nothing refuses nothing and says nothing: its low rate is no good news. */
export function brokenModels(conditions: readonly Condition[], words: SummaryWords): string[] {
  const broken = conditions.filter(
    ({ base, tuned }) => base.task && tuned.task && tuned.task.mean < base.task.mean - 0.1,
  );
  if (broken.length === 0) return [];
  const names = broken.map((condition) => `${condition.name} (${estimateText(condition.tuned.task, words)})`);
  return [words.care(listText(names, words))];
}

/** How many audits ended how. */
export function verdicts({ cells }: StudyResult, words: SummaryWords): string {
  const counts = (['fail', 'pass', 'inconclusive'] as const).map((outcome) =>
    words.outcomes[outcome](cells.filter(({ verdict }) => verdict === outcome).length),
  );
  return words.audits(listText(counts, words));
}

/** What of the plan is missing, and why the first cell failed. */
export function unfinished({ failed, planned, cells }: StudyResult, words: SummaryWords): string[] {
  const missing = planned - cells.length;
  if (missing === 0) return [];
  const first = failed.at(0);
  const reason = first ? words.firstFailure(first.name, first.reason) : '';
  return [words.unfinished(missing, planned) + reason];
}
