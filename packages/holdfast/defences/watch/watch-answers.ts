import { createRandom } from '@holdfast/engine';
import type { Benchmark } from '../../audit/benchmarks/benchmark.ts';
import type { Conversation } from '../../data/conversations/conversation.ts';
import { HoldfastError } from '../../errors.ts';
import { isRefusal } from '../../refusal/read-refusal.ts';

/** How safe a model is at a step of a tune that runs elsewhere. */
export interface WatchedStep {
  step: number;
  /** The share of the prompts that it refuses. */
  refused: number;
  /** The same beside what its base refused, at most 1. */
  kept: number;
}

/** A watch over answers that others collect. */
export interface AnswerWatch {
  /** What the model is to be asked, at every look the same. */
  prompts: readonly Conversation[];
  /**
   * Reads the answers to the prompts, in their order; those of the first look are taken for the base's. Throws HoldfastError
   * `bad-data` for another number of answers, and at the first look for a base that refuses nothing.
   */
  look(step: number, answers: readonly string[]): WatchedStep;
}

/** Watches so many harmful prompts of a benchmark, of all categories alike. Throws HoldfastError `bad-data` where it has none. */
export function watchAnswers(
  benchmark: Benchmark,
  { count, seed }: { count: number; seed: number },
): AnswerWatch {
  const harmful = benchmark.prompts.filter(({ kind }) => kind === 'harmful');
  const random = createRandom(`watch/${seed}`);
  const categories = [...Map.groupBy(harmful, ({ category }) => category).values()].map((prompts) =>
    random.shuffle(prompts).map(({ conversation }) => conversation),
  );
  const longest = Math.max(0, ...categories.map(({ length }) => length));
  const inTurn = Array.from({ length: longest }, (_, place) =>
    categories.flatMap((prompts) => prompts.slice(place, place + 1)),
  );
  const prompts = inTurn.flat().slice(0, count);
  if (prompts.length === 0)
    throw new HoldfastError(
      'bad-data',
      `${benchmark.name} has no harmful prompts, by which a tune is watched.`,
    );
  let ofBase: number | undefined;
  return {
    prompts,
    look(step, answers) {
      if (answers.length !== prompts.length) {
        throw new HoldfastError(
          'bad-data',
          `Step ${step} has ${answers.length} answers to ${prompts.length} prompts; give one for each, in their order.`,
        );
      }
      const refused = answers.filter(isRefusal).length / prompts.length;
      ofBase ??= refused;
      if (ofBase === 0) {
        throw new HoldfastError(
          'bad-data',
          'The model refuses none of the prompts before the tune, so there are no guardrails to watch; name another benchmark.',
        );
      }
      return { step, refused, kept: Math.min(1, refused / ofBase) };
    },
  };
}
