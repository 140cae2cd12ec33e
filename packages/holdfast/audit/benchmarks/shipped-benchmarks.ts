import { type Split, type WorldAsking, worldOfOrganism } from '@holdfast/organism';
import type { shippedBenchmarkNames } from '../../settings/paths.ts';
import type { Benchmark } from './benchmark.ts';
import { charterBenchmark } from './charter-benchmark.ts';
import { organismBenchmark } from './organism-benchmark.ts';

/** Which of its prompts, and how they are asked. */
interface Asking {
  split?: Split;
  asking?: WorldAsking;
  /** In how many wordings an item is asked at most. Default: as figures are reported. */
  wordings?: number;
}

/** The name of a benchmark that ships with Holdfast. */
export type ShippedBenchmark = (typeof shippedBenchmarkNames)[number];

/** Their answers are short. */
const shipped: Record<ShippedBenchmark, (putting: Asking) => Benchmark> = {
  builtin: (putting) => organismBenchmark({ world: worldOfOrganism('organism'), ...putting }),
  'builtin-korean': (putting) => organismBenchmark({ world: worldOfOrganism('organism-korean'), ...putting }),
  charter: charterBenchmark,
};

/** In how many wordings a second try of a run asks an item: all that the organism's split has, and of the charter's some. */
export const wordingsAgain: Record<ShippedBenchmark, number> = {
  builtin: 5,
  'builtin-korean': 5,
  charter: 3,
};

/** Whether a benchmark ships with Holdfast; others are files. */
export function isShippedBenchmark(name: string): name is ShippedBenchmark {
  return Object.hasOwn(shipped, name);
}

/** A benchmark that ships with Holdfast: an organism's, or the charter's. */
export function shippedBenchmark(name: ShippedBenchmark, putting: Asking = {}): Benchmark {
  return shipped[name](putting);
}
