import type { Interval } from './interval.ts';

/** Paired yes-or-no outcomes: how many pairs there are, and in how many only one side says yes. */
export interface PairedCounts {
  pairs: number;
  /** Yes after, no before. */
  risen: number;
  /** Yes before, no after. */
  fallen: number;
}

/**
 * The difference of two paired proportions, after - before, with the score interval of Tango (1998, Statistics in
 * Medicine 17:891): every difference that the score test does not reject. It holds its level for small counts and rare
 * events, and is of sensible width when nothing has changed. Throws RangeError when there are no pairs.
 */
export function pairedDifference({ pairs, risen, fallen }: PairedCounts, confidence = 0.95): Interval {
  if (pairs <= 0) throw new RangeError('There are no pairs.');
  const estimate = (risen - fallen) / pairs;
  const z = normalQuantile(1 - (1 - confidence) / 2);
  const statistic = (difference: number): number => scoreStatistic({ pairs, risen, fallen }, difference);
  // The statistic falls as the difference grows; it is z at the lower end and -z at the upper.
  return {
    estimate,
    lower: estimate <= -1 ? -1 : crossing(statistic, z, -1, estimate),
    upper: estimate >= 1 ? 1 : crossing(statistic, -z, estimate, 1),
    confidence,
  };
}

/** Tango's equation 2: the score statistic for a difference, with the variance under that difference. */
function scoreStatistic({ pairs, risen, fallen }: PairedCounts, difference: number): number {
  const a = 2 * pairs;
  const b = -risen - fallen + (2 * pairs - risen + fallen) * difference;
  const c = -fallen * difference * (1 - difference);
  const fallenShare = (Math.sqrt(Math.max(0, b * b - 4 * a * c)) - b) / (2 * a);
  const variance = pairs * (2 * fallenShare + difference * (1 - difference));
  const numerator = risen - fallen - pairs * difference;
  if (variance <= 0) return numerator === 0 ? 0 : Math.sign(numerator) * Number.POSITIVE_INFINITY;
  return numerator / Math.sqrt(variance);
}

function crossing(statistic: (at: number) => number, wanted: number, from: number, to: number): number {
  let low = from;
  let high = to;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (statistic(middle) > wanted) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * The quantile of the standard normal distribution, by bisection of its distribution function; exact to about 1e-9.
 */
export function normalQuantile(probability: number): number {
  let low = -40;
  let high = 40;
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2;
    if (normalDistribution(middle) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * The standard normal distribution function, by the power series around 0 whose terms have one sign (Abramowitz and Stegun 1964,
 * 26.2.11), so that nothing cancels in the tails; exact to about 1e-15.
 */
export function normalDistribution(x: number): number {
  if (Math.abs(x) > 8) return Number(x > 0);
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum) && n < 500; n++) {
    term *= (x * x) / (2 * n + 1);
    sum += term;
  }
  return 0.5 + (sum * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
}
