import type { Benchmark } from '../../../audit/benchmarks/benchmark.ts';
import { countQuestions } from '../../../audit/benchmarks/independent-questions.ts';
import { isShippedBenchmark } from '../../../audit/benchmarks/shipped-benchmarks.ts';
import type { BenchmarkParts } from '../../../audit/benchmarks/split-benchmark.ts';
import { questionsNeeded } from '../../../audit/statistics/questions-needed.ts';
import type { RunConfig } from '../../settings/run-config.ts';
import { choosesCheckpoint } from '../../tune/chooses-checkpoint.ts';
import { benchmarkParts } from './benchmark-parts.ts';

/**
 * What a run chooses a checkpoint on and what it reports; undefined where there is nothing to choose, and where setting
 * questions aside would leave fewer than a pass takes: all of them are then asked of the last checkpoint. Throws HoldfastError.
 */
export async function partsForChoosing(
  config: Pick<RunConfig, 'model' | 'tune' | 'audit'>,
  benchmark: Benchmark,
): Promise<BenchmarkParts | undefined> {
  const { audit } = config;
  if (!choosesCheckpoint(config)) return undefined;
  // Benchmarks that ship have questions of their own for it.
  if (audit.benchmarks.every(isShippedBenchmark)) return benchmarkParts(audit);
  const needed = questionsNeeded(audit.margin) ?? Number.POSITIVE_INFINITY;
  if (countQuestions(benchmark).harmful < needed) return undefined;
  const parts = await benchmarkParts(audit);
  return countQuestions(parts.reporting).harmful < needed ? undefined : parts;
}
