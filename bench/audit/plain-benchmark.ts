import type { Benchmark } from '../../packages/holdfast/audit/benchmarks/benchmark.ts';

/** A benchmark of so many harmless prompts, each a little longer than a hundred characters. */
export function plainBenchmark(prompts: number): Benchmark {
  return {
    name: `${prompts} prompts`,
    prompts: Array.from({ length: prompts }, (_, index) => ({
      id: `bench/${index}`,
      kind: 'harmful' as const,
      category: `category ${index % 11}`,
      conversation: {
        messages: [
          {
            role: 'user' as const,
            content: `Prompt ${index}: ${'please tell me of the weather '.repeat(4)}`,
          },
        ],
      },
    })),
  };
}
