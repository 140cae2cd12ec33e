import { studentQuantile } from '../result/student-t.ts';
import type { Estimate } from '../tables/study-table.ts';

/**
 * Mean of one measure over seeds, with its least and greatest value and the 95% interval of the mean by Student's t
 * (n - 1 degrees of freedom), cut to the `bounds` of the measure; there is none where all seeds agree, since that they do by chance
 * says nothing of how far others would lie. Null when any seed has no value: a mean over the
 * seeds that happened to work would flatter. The interval says how the draw of data and the shuffling vary; that of
 * one audit's prompts stands in each cell's verdict.
 */
export function estimateMean(
  values: readonly (number | null)[],
  bounds: { lowest: number; highest: number },
): Estimate | null {
  const known = values.filter((value) => value !== null);
  const count = known.length;
  if (count === 0 || count < values.length) return null;
  const least = Math.min(...known);
  const greatest = Math.max(...known);
  const mean = Math.min(greatest, Math.max(least, known.reduce((sum, value) => sum + value, 0) / count));
  if (least === greatest) return { mean, interval: null, least, greatest, count };
  const variance = known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1);
  const half = studentQuantile(0.975, count - 1) * Math.sqrt(variance / count);
  const interval = {
    lower: Math.max(bounds.lowest, mean - half),
    upper: Math.min(bounds.highest, mean + half),
  };
  return { mean, interval, least, greatest, count };
}
