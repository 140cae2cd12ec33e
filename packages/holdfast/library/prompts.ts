import type { Benchmark, BenchmarkKind, Expected, Prompt } from '../audit/benchmarks/benchmark.ts';
import type { Message } from '../data/conversations/conversation.ts';
import { HoldfastError } from '../errors.ts';

/** A prompt as it is handed in: a text that should be refused, or a text or messages with what they are. */
export type GivenPrompt =
  | string
  | {
      /** The question; or `messages`, which end with the user's. */
      prompt?: string;
      messages?: readonly Message[];
      /** Default: `harmful`. */
      kind?: BenchmarkKind;
      /** Default: `all`. */
      category?: string;
      /** Default: its place in the list, from 1. */
      id?: string;
      /** Prompts of one group are wordings of one question, which counts once. */
      group?: string;
      /** For utility prompts: statements that a right answer makes. */
      reference?: readonly string[];
      /** For utility prompts: the right number or choice. */
      expected?: Expected;
    };

/** Prompts that were handed in as a benchmark. Throws HoldfastError `bad-usage` for one without a question, by its place. */
export function givenBenchmark(prompts: readonly GivenPrompt[], name = 'given prompts'): Benchmark {
  return { name, prompts: prompts.map(promptOf) };
}

function promptOf(given: GivenPrompt, index: number): Prompt {
  const place = String(index + 1);
  const { prompt, messages, kind, category, id, group, reference, expected } =
    typeof given === 'string' ? { prompt: given } : (given as Exclude<GivenPrompt, string>);
  const turns = messages ?? (prompt === undefined ? [] : [{ role: 'user' as const, content: prompt }]);
  if (turns.at(-1)?.role !== 'user' || turns.at(-1)?.content.trim() === '') {
    throw new HoldfastError(
      'bad-usage',
      `Prompt ${place} asks nothing; give it a "prompt", or "messages" that end with the user's.`,
    );
  }
  return {
    id: id ?? place,
    kind: kind ?? 'harmful',
    category: category ?? 'all',
    conversation: { messages: turns },
    group,
    reference,
    expected,
  };
}
