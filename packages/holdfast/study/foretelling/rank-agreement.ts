import { rankCorrelation } from './rank-statistics.ts';

/** How well one order foretells another. */
export interface RankAgreement {
  /** Spearman's rank correlation; null where a side does not vary. */
  correlation: number | null;
  /** The 95% interval; null for fewer than five pairs, and for orders that agree or disagree wholly. */
  interval: { low: number; high: number } | null;
  pairs: number;
}

const leastPairs = 5;
const normalQuantile = 1.959964;

/**
 * Spearman's rank correlation of paired figures, ties at their average rank, with the 95% interval of Bonett and Wright
 * (Psychometrika 65, 2000, equation 3): Fisher's z, whose variance is (1 + r^2 / 2) / (n - 3).
 */
export function rankAgreement(pairs: readonly (readonly [number, number])[]): RankAgreement {
  const correlation = rankCorrelation(
    pairs.map(([left]) => left),
    pairs.map(([, right]) => right),
  );
  if (Number.isNaN(correlation)) return { correlation: null, interval: null, pairs: pairs.length };
  if (pairs.length < leastPairs || Math.abs(correlation) > 1 - 1e-12)
    return { correlation, interval: null, pairs: pairs.length };
  const half = normalQuantile * Math.sqrt((1 + correlation ** 2 / 2) / (pairs.length - 3));
  const z = Math.atanh(correlation);
  return {
    correlation,
    interval: { low: Math.tanh(z - half), high: Math.tanh(z + half) },
    pairs: pairs.length,
  };
}
