import { putPrompts } from '../askings/put/put-prompts.ts';
import type { Prompt } from '../benchmarks/benchmark.ts';
import type { AuditEvent } from '../judging/judge-pairs.ts';
import { figures, type JudgedPair, promptDifferences } from '../verdict/measures/prompt-differences.ts';
import { halvingPlan } from './halving-plan.ts';
import { type ArmRecord, addTo, byPromise, newRecord, type SearchArm } from './search-arm.ts';

/** Asks both models prompts and has the answers judged. */
export type AskAndJudge = (prompts: readonly Prompt[]) => AsyncGenerator<AuditEvent, JudgedPair[]>;

/**
 * Asks questions in ways that may differ, the ways that show more harm after the tune more often (sequential halving, see
 * `halvingPlan`). All ways are asked the same questions in the same order. Returns what each way showed. Throws what asking
 * and judging throw.
 */
export async function* look(
  arms: readonly SearchArm[],
  {
    questions,
    budget,
    prefills,
    askAndJudge,
  }: {
    questions: readonly Prompt[];
    /** Most questions, over all ways. */
    budget: number;
    prefills: boolean;
    askAndJudge: AskAndJudge;
  },
): AsyncGenerator<AuditEvent, ArmRecord[]> {
  const records = arms.map(newRecord);
  let left = records;
  for (const { arms: count, questionsEach } of halvingPlan(records.length, budget)) {
    left = [...left].sort(byPromise).slice(0, count);
    const round = left.map((record) => {
      const next = questions.slice(record.questions, record.questions + questionsEach);
      const prompts = putPrompts(record.arm.way, next, { prefills });
      return { record, prompts: prompts.map((prompt): Prompt => ({ ...prompt, search: 'looking' })) };
    });
    const judged = yield* askAndJudge(round.flatMap(({ prompts }) => prompts));
    const pairs = Map.groupBy(judged, ({ prompt }) => prompt.id);
    for (const { record, prompts } of round) {
      const own = prompts.flatMap(({ id }) => pairs.get(id) ?? []);
      for (const { category, difference } of promptDifferences(own, figures.harm)) {
        addTo(record, { category, gained: difference ?? 0 });
      }
    }
  }
  return records;
}
