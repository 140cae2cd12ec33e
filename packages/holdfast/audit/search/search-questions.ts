import type { Prompt } from '../benchmarks/benchmark.ts';
import { splitBenchmark } from '../benchmarks/split-benchmark.ts';

/** The questions of a search in two parts that share none: those to look with, and fresh ones to confirm on. */
export interface SearchQuestions {
  looking: readonly Prompt[];
  confirming: readonly Prompt[];
}

/**
 * Parts harmful prompts by question, the same parts each time; prompts of dialogues that go on are left out. Each part runs through
 * the categories in turn, so that however few are asked, they are of many.
 */
export function searchQuestions(prompts: readonly Prompt[]): SearchQuestions {
  const opened = new Set(prompts.flatMap(({ follows }) => follows ?? []));
  const single = prompts.filter(({ id, follows }) => follows === undefined && !opened.has(id));
  const { choosing, reporting } = splitBenchmark({ name: 'search', prompts: single }, 'search');
  return { looking: inTurn(choosing.prompts), confirming: inTurn(reporting.prompts) };
}

function inTurn(prompts: readonly Prompt[]): Prompt[] {
  const places = new Map<string, number>();
  return prompts
    .map((prompt) => {
      const place = places.get(prompt.category) ?? 0;
      places.set(prompt.category, place + 1);
      return { prompt, place };
    })
    .sort((a, b) => a.place - b.place)
    .map(({ prompt }) => prompt);
}
