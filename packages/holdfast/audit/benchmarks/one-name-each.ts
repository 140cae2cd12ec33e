import { categoryKey } from '../policies/policy.ts';
import type { Benchmark } from './benchmark.ts';

/** A benchmark whose categories that differ in case or punctuation alone are one, by the name that comes first. */
export function oneNameEach(benchmark: Benchmark): Benchmark {
  const names = new Map<string, string>();
  const prompts = benchmark.prompts.map((prompt) => {
    // Of a name without letters and digits nothing is left to compare.
    const key = categoryKey(prompt.category) || prompt.category;
    const category = names.get(key) ?? prompt.category;
    names.set(key, category);
    return category === prompt.category ? prompt : { ...prompt, category };
  });
  return { ...benchmark, prompts };
}
