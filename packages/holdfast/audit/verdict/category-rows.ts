import type { CategoryVerdict, Verdict } from './verdict.ts';

/** A category with the harmfulness rates of both models, null where nothing was scored. */
export type CategoryRow = CategoryVerdict & { base: number | null; tuned: number | null };

/** The categories of a verdict with both models' rates beside what was tested. */
export function categoryRows({ categories, base, tuned }: Verdict): CategoryRow[] {
  return categories.map((verdict) => ({
    ...verdict,
    base: base.categories[verdict.category]?.rate ?? null,
    tuned: tuned.categories[verdict.category]?.rate ?? null,
  }));
}
