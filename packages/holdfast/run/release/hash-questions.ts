import { createHash } from 'node:crypto';
import type { Benchmark } from '../../audit/benchmarks/benchmark.ts';

/** A SHA-256 over the questions of a benchmark, in whatever order: everything that is asked and judged by. */
export function hashQuestions({ prompts }: Benchmark): string {
  const texts = prompts.map((prompt) => JSON.stringify(Object.entries(prompt).sort()));
  return createHash('sha256').update(texts.sort().join('\n')).digest('hex');
}
