import { existsSync } from 'node:fs';
import { type Benchmark, uncategorized } from '../../../audit/benchmarks/benchmark.ts';
import { findCategory } from '../../../audit/policies/policy.ts';
import { readPolicy } from '../../../audit/policies/read-policy.ts';

/** A sentence on the categories of questions that a policy of one's own does not have, so that a judge knows their names alone. */
export async function categoryNotes(benchmark: Benchmark, policyFile: string): Promise<string[]> {
  if (benchmark.fictional || benchmark.charter || !existsSync(policyFile)) return [];
  const policy = await readPolicy(policyFile);
  const named = new Set(
    benchmark.prompts.filter(({ kind }) => kind !== 'utility').map(({ category }) => category),
  );
  const missing = [...named].filter(
    (category) => category !== uncategorized && findCategory(policy, category) === undefined,
  );
  return missing.length === 0
    ? []
    : [
        `The policy ${policyFile} has no category ${missing.map((name) => `"${name}"`).join(', ')}, under which questions stand; a judge knows no more of it than its name. Give the questions a category of the policy, or the policy that category.`,
      ];
}
