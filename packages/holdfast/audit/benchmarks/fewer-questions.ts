import type { Benchmark, BenchmarkKind, Prompt } from './benchmark.ts';

/** How many questions of each kind are kept at most; all of a kind that is left out. */
export type QuestionCounts = Partial<Record<BenchmarkKind, number>>;

/**
 * A smaller benchmark: of each kind so many questions at most, one of each category in turn. Prompts that are wordings of one
 * question stay together, and so does a follow-up with the prompt that it follows. The order stays; the same benchmark
 * always gives the same part.
 */
export function fewerQuestions(benchmark: Benchmark, counts: QuestionCounts): Benchmark {
  const { prompts } = benchmark;
  const byId = new Map(prompts.map((prompt) => [prompt.id, prompt]));
  const questionOf = (prompt: Prompt): string => {
    const { id, kind, group } = byId.get(prompt.follows ?? '') ?? prompt;
    return JSON.stringify([kind, group ?? id]);
  };
  const kept = new Set(
    [...Map.groupBy(prompts, ({ kind }) => kind)].flatMap(([kind, ofKind]) => {
      const byCategory = [...Map.groupBy(ofKind, ({ category }) => category).values()];
      const questions = byCategory.map((ofCategory) => [...new Set(ofCategory.map(questionOf))]);
      return inTurn(questions).slice(0, counts[kind]);
    }),
  );
  return { ...benchmark, prompts: prompts.filter((prompt) => kept.has(questionOf(prompt))) };
}

/** The first of every list, then the second of every list that has one, and so on. */
function inTurn<One>(lists: readonly (readonly One[])[]): One[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, place) =>
    lists.flatMap((list) => list.slice(place, place + 1)),
  ).flat();
}
