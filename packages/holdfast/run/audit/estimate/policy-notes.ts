import { relative } from 'node:path';
import { readMadePolicy } from '../../../audit/benchmarks/making/read-made-policy.ts';
import type { AuditSettings } from '../audit-settings.ts';

/**
 * A sentence for each benchmark that was made from a policy (`holdfast bench make`) which the judges are not given: what they then know
 * of its categories is their names.
 */
export async function policyNotes({
  benchmarks,
  policy,
}: Pick<AuditSettings, 'benchmarks' | 'policy'>): Promise<string[]> {
  const notes: string[] = [];
  for (const benchmark of benchmarks) {
    const made = await readMadePolicy(benchmark);
    if (made === undefined || relative(made, policy) === '') continue;
    notes.push(
      `${benchmark} was made from ${made}, and judges hold answers against the policy ${policy}; name ${made} as audit.policy (--policy).`,
    );
  }
  return notes;
}
