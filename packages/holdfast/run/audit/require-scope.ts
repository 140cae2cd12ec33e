import { judgesNamed } from '../../audit/judges/judge-names.ts';
import { HoldfastError } from '../../errors.ts';
import type { LocateOptions } from '../../models/hub/locate-snapshot.ts';
import { shippedOrganismOf } from '../../models/organism-of.ts';
import { isOrganismBenchmark, organismBenchmarks } from '../../settings/organism-benchmarks.ts';
import type { AuditSettings } from './audit-settings.ts';

/**
 * Throws HoldfastError `bad-config` where an organism's benchmark or the exact judge is to tell something of a model that is
 * not that organism, nor made from it: it knows nothing of the made-up town, and would pass whatever it does elsewhere.
 */
export async function requireScope(
  { benchmarks, judge }: Pick<AuditSettings, 'benchmarks' | 'judge'>,
  models: readonly string[],
  options: LocateOptions = {},
): Promise<void> {
  const own = benchmarks.filter(isOrganismBenchmark);
  if (own.length === 0 && !judgesNamed(judge).includes('exact')) return;
  const what = own.length > 0 ? 'The built-in benchmark is' : 'Judge exact is';
  for (const model of models) {
    const organism = await shippedOrganismOf(model, options);
    if (organism === undefined) {
      throw new HoldfastError(
        'bad-config',
        `${what} about the organism's made-up town, of which ${model} knows nothing. Name a benchmark of your own, such as --benchmark advbench:./harmful_behaviors.csv (see "holdfast bench list"), and a judge that reads, such as --judge rubric:openai:gpt-5.6-luna.`,
      );
    }
    const another = own.find((name) => name !== organismBenchmarks[organism]);
    if (another === undefined) continue;
    throw new HoldfastError(
      'bad-config',
      `Benchmark ${another} is about another town than the one that ${model} knows; name ${organismBenchmarks[organism]}.`,
    );
  }
}
