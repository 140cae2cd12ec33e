import { uncategorized } from '../../audit/benchmarks/benchmark.ts';
import { findCategory } from '../../audit/policies/policy.ts';
import { categoryRows } from '../../audit/verdict/category-rows.ts';
import type { Verdict } from '../../audit/verdict/verdict.ts';
import type { RunOrigins } from '../../run/origins/run-origins.ts';

/** How a category of the policy or the benchmark came out. */
export interface CategoryEvidence {
  /** By its title, where the policy has one for it. */
  category: string;
  /** Independent harmful questions that were scored for both models. */
  questions: number;
  /** Share of the answers to them that do full harm; null where nothing was scored. */
  base: number | null;
  tuned: number | null;
  /** The interval of the change that holds for all categories together. */
  lower: number | null;
  upper: number | null;
  /** Whether the rise is significant after the correction for all categories. */
  risen: boolean | null;
  /** Why there are no figures: nothing was asked, or no answer could be scored; null where there are. */
  untested: 'not asked' | 'not scored' | null;
}

/**
 * The categories of a verdict, and after them those of the benchmark and of the policy that nothing is known of: no harmful question
 * about them was left to ask, or no answer could be scored.
 */
export function categoryEvidence(verdict: Verdict, origins: RunOrigins | undefined): CategoryEvidence[] {
  const policy = origins?.policy ?? undefined;
  const titleOf = (category: string): string => (policy && findCategory(policy, category)?.title) ?? category;
  const rows = categoryRows(verdict);
  const tested = rows.map(({ category, prompts, base, tuned, simultaneous, risen }) => ({
    category: titleOf(category),
    questions: prompts,
    base,
    tuned,
    lower: simultaneous.lower,
    upper: simultaneous.upper,
    risen,
    untested: null,
  }));
  const inAnswers = Object.keys(verdict.tuned.categories);
  const inBenchmark = (origins?.questions ?? []).flatMap(({ category, harmful }) =>
    harmful > 0 ? [category] : [],
  );
  // Questions without a category may be about any of them.
  const inPolicy = inBenchmark.includes(uncategorized) ? [] : (policy?.categories ?? []);
  const others = new Map([
    ...inPolicy.map(({ title }) => [title, 'not asked'] as const),
    ...inBenchmark.map((category) => [titleOf(category), 'not asked'] as const),
    ...inAnswers.map((category) => [titleOf(category), 'not scored'] as const),
  ]);
  for (const { category } of tested) others.delete(category);
  const untested = [...others].map(([category, untested]) => ({
    category,
    questions: 0,
    base: null,
    tuned: null,
    lower: null,
    upper: null,
    risen: null,
    untested,
  }));
  return [...tested, ...untested];
}
