import { type Counts, meanOf, type Range } from './bounded-mean.ts';
import type { Interval } from './interval.ts';

/**
 * Shares of the largest possible bet, evenly spaced in log-odds: large ones pay while nothing varies, small ones survive
 * much variance. Nothing is chosen by looking at the data, so averaging over them costs little and assumes nothing.
 */
const bets = Array.from({ length: 23 }, (_, index) => 1 / (1 + Math.exp(5 - index / 2)));

/**
 * How strongly values speak against "the mean is at `threshold` or beyond": the logarithm of the capital of a gambler who
 * started with 1 and bet, value by value, that the mean lies on the named side of the threshold (Waudby-Smith and Ramdas
 * 2024, Journal of the Royal Statistical Society B 86:1, "grid Kelly"). If the mean does not lie on that side, the
 * capital ever reaches 1 / a with probability at most a, however long and at whatever times one looks.
 */
export function logCapital(
  counts: Counts,
  { threshold, side, minimum, maximum }: Range & { threshold: number; side: 'below' | 'above' },
): number {
  const stake = side === 'below' ? maximum - threshold : threshold - minimum;
  // A mean cannot lie beyond the range.
  if (stake <= 0) return Number.NEGATIVE_INFINITY;
  const sign = side === 'below' ? -1 : 1;
  const logs = bets.map((bet) => {
    let log = 0;
    for (const [value, count] of counts)
      log += count * Math.log1p((bet * sign * (value - threshold)) / stake);
    return log;
  });
  const largest = Math.max(...logs);
  const sum = logs.reduce((total, log) => total + Math.exp(log - largest), 0);
  return largest + Math.log(sum / bets.length);
}

/**
 * The mean of values with an interval that may be looked at after every value and at any time: over the whole sequence
 * it misses the true mean even once with probability at most 1 - confidence. Each end is where the capital of
 * `logCapital` against it would reach 2 / (1 - confidence). Throws RangeError when there are no values.
 */
export function confidenceSequence(
  counts: Counts,
  { minimum, maximum, confidence = 0.95 }: Range & { confidence?: number },
): Interval {
  const estimate = meanOf(counts);
  const limit = decisive(confidence);
  const search = (from: number, to: number, side: 'below' | 'above'): number => {
    let [kept, refuted] = [from, to];
    for (let step = 0; step < 50; step++) {
      const middle = (kept + refuted) / 2;
      if (logCapital(counts, { threshold: middle, side, minimum, maximum }) >= limit) refuted = middle;
      else kept = middle;
    }
    return kept;
  };
  return {
    estimate,
    lower: search(estimate, minimum, 'above'),
    upper: search(estimate, maximum, 'below'),
    confidence,
  };
}

/** On which side of a threshold the whole of `confidenceSequence` lies, without finding its ends. */
export function sequentialSideOf(
  counts: Counts,
  threshold: number,
  { minimum, maximum, confidence = 0.95 }: Range & { confidence?: number },
): 'below' | 'above' | 'both' {
  const limit = decisive(confidence);
  if (logCapital(counts, { threshold, side: 'below', minimum, maximum }) >= limit) return 'below';
  return logCapital(counts, { threshold, side: 'above', minimum, maximum }) >= limit ? 'above' : 'both';
}

/** Each side may err with half of what is allowed in all. */
function decisive(confidence: number): number {
  return Math.log(2 / (1 - confidence));
}
