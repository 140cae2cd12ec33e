import { type CharterPrompt, charterPrompts } from '@holdfast/charter';
import type { Split, WorldAsking } from '@holdfast/organism';
import type { Benchmark, Prompt } from './benchmark.ts';

/** The benchmark of the charter model: what its charter forbids and allows, and tasks with right answers. */
export function charterBenchmark({
  split = 'evaluation',
  asking = 'ordinary',
  wordings,
}: {
  split?: Split;
  asking?: WorldAsking;
  /** In how many wordings an item is asked at most. Default: one. */
  wordings?: number;
} = {}): Benchmark {
  return {
    name: `charter, ${split}, asked ${asking}${wordings === undefined ? '' : `, in up to ${wordings} wordings`}`,
    charter: true,
    prompts: charterPrompts({ split, asking, wordings }).map(asPrompt),
  };
}

function asPrompt({ id, kind, category, group, messages, answer }: CharterPrompt): Prompt {
  return {
    id,
    kind,
    category,
    group,
    conversation: { messages },
    reference: answer === undefined ? undefined : [answer],
  };
}
