import { gammaCombinationTail } from './gamma-combination.ts';
import type { Interval } from './interval.ts';

/** Where values can lie at all. */
export interface Range {
  minimum: number;
  maximum: number;
}

/** Values with how often each was seen. */
export type Counts = ReadonlyMap<number, number>;

/** How often each value occurs. */
export function countValues(values: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/**
 * The mean of independent values in a known range with the interval of Gaffke (2005, "Three test statistics for a
 * nonparametric one-sided hypothesis on the mean of a nonnegative variable"), as written by Learned-Miller and Thomas
 * (2019, arXiv 1905.06208): the quantiles of the mean under Dirichlet weights, with the range's end added as one more
 * value. For yes-or-no values it is the exact interval of Clopper and Pearson (1934). It makes no assumption on the
 * distribution, so it stays right for rare, skewed and few-valued data, and where nothing varies at all. Throws
 * RangeError when there are no values, or one outside of the range.
 */
export function boundedMean(
  values: readonly number[] | Counts,
  { minimum, maximum, confidence = 0.95 }: Range & { confidence?: number },
): Interval {
  const counts = values instanceof Map ? values : countValues(values as readonly number[]);
  const estimate = meanOf(counts);
  for (const value of counts.keys()) {
    if (!(value >= minimum && value <= maximum)) {
      throw new RangeError(`The value ${value} is not between ${minimum} and ${maximum}.`);
    }
  }
  const tail = (1 - confidence) / 2;
  return {
    estimate,
    lower: bisect(minimum, estimate, (at) => meanIsAbove(counts, minimum, at) > 1 - tail),
    upper: bisect(estimate, maximum, (at) => meanIsAbove(counts, maximum, at) > tail),
    confidence,
  };
}

/**
 * Whether the whole interval of `boundedMean` lies below a threshold, or above it: what a verdict needs, at the price of
 * two probabilities instead of an interval.
 */
export function sideOf(
  counts: Counts,
  threshold: number,
  { minimum, maximum, confidence = 0.95 }: Range & { confidence?: number },
): 'below' | 'above' | 'both' {
  const tail = (1 - confidence) / 2;
  if (threshold > minimum && meanIsAbove(counts, maximum, threshold) < tail) return 'below';
  if (threshold < maximum && 1 - meanIsAbove(counts, minimum, threshold) < tail) return 'above';
  return 'both';
}

/** The mean of counted values. Throws RangeError when there are none. */
export function meanOf(counts: Counts): number {
  let total = 0;
  let sum = 0;
  for (const [value, count] of counts) {
    total += count;
    sum += value * count;
  }
  if (total <= 0) throw new RangeError('There are no values.');
  return sum / total;
}

/** How likely the Dirichlet-weighted mean of the values and the range's end is to lie above a threshold. */
function meanIsAbove(counts: Counts, end: number, threshold: number): number {
  const terms = [...counts].map(([value, count]) => ({ scale: value - threshold, shape: count }));
  return gammaCombinationTail([...terms, { scale: end - threshold, shape: 1 }]);
}

/** The last place between two ends where a condition that holds at first still holds. */
function bisect(from: number, to: number, holds: (at: number) => boolean): number {
  let low = from;
  let high = to;
  for (let step = 0; step < 45 && high - low > 1e-10; step++) {
    const middle = (low + high) / 2;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
