import { judgesNamed } from '../../audit/judges/judge-names.ts';
import { HoldfastError } from '../../errors.ts';
import { knowsOrganism } from '../../models/knows-organism.ts';
import type { AuditSettings } from './audit-settings.ts';

/**
 * Throws HoldfastError `bad-config` where the built-in benchmark or the exact judge is to tell something of a model that is
 * not the organism, nor made from it: it knows nothing of the made-up town, and would pass whatever it does elsewhere.
 */
export async function requireScope(
  { benchmarks, judge }: Pick<AuditSettings, 'benchmarks' | 'judge'>,
  models: readonly string[],
): Promise<void> {
  const exact = judgesNamed(judge).includes('exact');
  if (!benchmarks.includes('builtin') && !exact) return;
  const what = benchmarks.includes('builtin') ? 'The built-in benchmark is' : 'Judge exact is';
  for (const model of models) {
    if (await knowsOrganism(model)) continue;
    throw new HoldfastError(
      'bad-config',
      `${what} about the organism's made-up town, of which ${model} knows nothing. Name a benchmark of your own, such as --benchmark advbench:./harmful_behaviors.csv (see "holdfast bench list"), and a judge that reads, such as --judge rubric:openai:gpt-5.6-luna.`,
    );
  }
}
