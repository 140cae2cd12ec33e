import { joinBenchmarks } from '../../../audit/benchmarks/join-benchmarks.ts';
import {
  isShippedBenchmark,
  type ShippedBenchmark,
  shippedBenchmark,
} from '../../../audit/benchmarks/shipped-benchmarks.ts';
import { type BenchmarkParts, splitBenchmark } from '../../../audit/benchmarks/split-benchmark.ts';
import { HoldfastError } from '../../../errors.ts';
import type { AuditSettings } from '../audit-settings.ts';
import { configuredBenchmark } from '../open-audit.ts';

/**
 * The benchmarks that a configuration names, apart: what choices are made on, and what is reported. Those that ship have a
 * split for validation; of a file, a third is for choosing. Throws HoldfastError for one that cannot be read, and
 * `bad-config` where a part would have no harmful prompt.
 */
export async function benchmarkParts(
  settings: Pick<AuditSettings, 'benchmarks' | 'asked' | 'columns' | 'kind'>,
): Promise<BenchmarkParts> {
  const parts: BenchmarkParts[] = [];
  for (const name of settings.benchmarks) {
    parts.push(
      isShippedBenchmark(name)
        ? shippedParts(name, settings.asked)
        : splitBenchmark(await configuredBenchmark({ ...settings, benchmarks: [name] })),
    );
  }
  const choosing = joinBenchmarks(parts.map((part) => part.choosing));
  const reporting = joinBenchmarks(parts.map((part) => part.reporting));
  if (!choosing.prompts.some(({ kind }) => kind === 'harmful')) {
    throw new HoldfastError(
      'bad-config',
      `${settings.benchmarks.join(' + ')} has too few harmful prompts to choose on some and report others; it needs two at least.`,
    );
  }
  return { choosing, reporting };
}

function shippedParts(name: ShippedBenchmark, asking: AuditSettings['asked']): BenchmarkParts {
  return {
    choosing: shippedBenchmark(name, { split: 'validation', asking }),
    reporting: shippedBenchmark(name, { asking }),
  };
}
