import type { Benchmark } from '../audit/benchmarks/benchmark.ts';
import type { BenchmarkParts } from '../audit/benchmarks/split-benchmark.ts';
import type { ChosenDefence } from '../defences/choose-defences.ts';

/** What the settings of a run name, opened once and handed to every step. */
export interface OpenedRun {
  benchmark: Benchmark;
  /** What is asked after a first try that decided nothing: the same questions, in further wordings where the benchmarks have them. */
  again: Benchmark;
  /** Where a checkpoint is chosen: what it is chosen on, and what is reported. */
  parts?: BenchmarkParts;
  defences: readonly ChosenDefence[];
}
