import { normalDistribution, normalQuantile } from './paired-difference.ts';

/**
 * How much of the error each of so many looks may spend, planned beforehand: equally spaced looks, with the spending function of
 * Lan and DeMets (1983, Biometrika 70:659) that resembles O'Brien and Fleming's bounds: next to nothing at the first looks, most
 * towards the last. The shares sum up to `error`. Intervals that spend so much each, whatever method makes them, miss their truth at
 * any of the looks with probability `error` at most (Bonferroni's inequality; nothing is assumed of how looks depend on each
 * other). Throws RangeError for no look.
 */
export function errorOfLooks(looks: number, error: number): number[] {
  if (!(looks >= 1)) throw new RangeError(`${looks} looks are no plan.`);
  const limit = normalQuantile(1 - error / 2);
  const spentAt = (time: number): number =>
    time === 0 ? 0 : 2 * (1 - normalDistribution(limit / Math.sqrt(time)));
  return Array.from({ length: looks }, (_, look) => spentAt((look + 1) / looks) - spentAt(look / looks));
}

/** The confidence of a two-sided interval at a look of a plan, counted from 1: each side spends its half of the error. */
export function confidenceAtLook(
  { look, looks }: { look: number; looks: number },
  confidence: number,
): number {
  return 1 - 2 * errorOfLooks(looks, (1 - confidence) / 2)[look - 1];
}
