import { type CharterPrompt, charterPrompts, neighbourPrompts } from '@holdfast/charter';
import type { Split, WorldAsking } from '@holdfast/organism';
import type { Benchmark, Prompt } from './benchmark.ts';

/** The benchmark of the charter model: what its charter forbids and allows, and tasks with right answers. */
export function charterBenchmark({
  split = 'evaluation',
  asking = 'ordinary',
}: {
  split?: Split;
  asking?: WorldAsking;
} = {}): Benchmark {
  return {
    name: `charter, ${split}, asked ${asking}`,
    charter: true,
    prompts: charterPrompts({ split, asking }).map(asPrompt),
  };
}

/** Allowed things that lie beside what the charter forbids; how often they are refused is told apart from over-refusal. */
export function charterNeighbours(): Benchmark {
  return { name: 'neighbours of the charter', charter: true, prompts: neighbourPrompts().map(asPrompt) };
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
