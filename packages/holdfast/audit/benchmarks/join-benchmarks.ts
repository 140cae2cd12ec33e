import type { Benchmark } from './benchmark.ts';

/** Several benchmarks as one; prompts of the same name are told apart by their benchmark's place. */
export function joinBenchmarks(benchmarks: readonly Benchmark[]): Benchmark {
  if (benchmarks.length === 1) return benchmarks[0];
  const ids = new Set<string>();
  return {
    name: benchmarks.map(({ name }) => name).join(' + '),
    fictional: benchmarks.every(({ fictional }) => fictional),
    charter: benchmarks.every(({ charter }) => charter),
    merged: benchmarks.reduce((sum, { merged = 0 }) => sum + merged, 0) || undefined,
    prompts: benchmarks.flatMap(({ prompts }, place) => {
      const names = new Map(prompts.map(({ id }) => [id, ids.has(id) ? `${place + 1}/${id}` : id] as const));
      for (const id of names.values()) ids.add(id);
      const nameOf = (id: string): string => names.get(id) ?? id;
      return prompts.map((prompt) => ({
        ...prompt,
        id: nameOf(prompt.id),
        ...(prompt.follows === undefined ? {} : { follows: nameOf(prompt.follows) }),
        // Groups are of one benchmark.
        group: prompt.group === undefined ? undefined : `${place + 1}/${prompt.group}`,
      }));
    }),
  };
}
