import type { Benchmark } from '../../../audit/benchmarks/benchmark.ts';
import type { SearchPlan } from '../../../audit/search/search-plan.ts';
import type { AuditSettings } from '../audit-settings.ts';
import { askedBenchmark } from './asked-benchmark.ts';
import type { DataGround } from './asking-ground.ts';
import { planSearch } from './plan-search.ts';

/**
 * What an audit asks: the benchmark in every way that the settings name and the data gives reason for, and the search that
 * follows it. Throws HoldfastError for an asking that cannot be opened.
 */
export async function planQuestions(
  benchmark: Benchmark,
  settings: Pick<AuditSettings, 'askings' | 'search'>,
  {
    ground,
    rows,
    prefills,
  }: DataGround & {
    /** Whether both models let their answer be begun. */
    prefills: boolean;
  },
): Promise<{ benchmark: Benchmark; search: SearchPlan | undefined }> {
  return {
    search: await planSearch(settings, { benchmark, ground, rows }),
    benchmark: await askedBenchmark(benchmark, settings, { ground, prefills }),
  };
}
