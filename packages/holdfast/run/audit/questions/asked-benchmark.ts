import { autoAskings, openAskings } from '../../../audit/askings/all-askings.ts';
import type { AskingGround } from '../../../audit/askings/asking.ts';
import { askInWays } from '../../../audit/askings/put/ask-in-ways.ts';
import type { Benchmark } from '../../../audit/benchmarks/benchmark.ts';
import type { AuditSettings } from '../audit-settings.ts';
import { searchBudget } from './plan-search.ts';

/**
 * A benchmark as an audit asks it: in the ways that the settings name and the data gives reason for. An audit and its estimate
 * both take it from here. Throws HoldfastError for an asking that cannot be opened.
 */
export async function askedBenchmark(
  benchmark: Benchmark,
  settings: Pick<AuditSettings, 'askings' | 'search'>,
  {
    ground,
    prefills = false,
  }: {
    ground: AskingGround;
    /** Whether both models let their answer be begun. */
    prefills?: boolean;
  },
): Promise<Benchmark> {
  return askInWays(benchmark, {
    askings: await openAskings(settings.askings),
    ground,
    // With what the search may ask, no more than the benchmark has.
    most: settings.askings.includes(autoAskings)
      ? benchmark.prompts.length - searchBudget(settings, benchmark)
      : undefined,
    prefills,
  });
}
