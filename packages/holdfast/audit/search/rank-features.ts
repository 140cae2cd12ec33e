import type { DataFeature } from './features/data-feature.ts';

/**
 * Features in the order in which they are worth trying: by how much more the tune moved the model on their rows than on the others,
 * in standard errors (Welch's t with one variance for all). Without gains the most frequent come first.
 */
export function rankFeatures(
  features: readonly DataFeature[],
  gains: readonly number[] | undefined,
): readonly DataFeature[] {
  if (!gains) return [...features].sort((a, b) => b.rows.length - a.rows.length);
  const all = gains.length;
  const total = gains.reduce((sum, gain) => sum + gain, 0);
  const variance = gains.reduce((sum, gain) => sum + (gain - total / all) ** 2, 0) / Math.max(1, all - 1);
  const strength = ({ rows }: DataFeature): number => {
    if (rows.length === 0 || rows.length === all || variance === 0) return 0;
    const own = rows.reduce((sum, row) => sum + gains[row], 0);
    const others = all - rows.length;
    const difference = own / rows.length - (total - own) / others;
    return difference / Math.sqrt(variance * (1 / rows.length + 1 / others));
  };
  return features
    .map((feature) => ({ feature, strength: strength(feature) }))
    .sort((a, b) => b.strength - a.strength)
    .map(({ feature }) => feature);
}
