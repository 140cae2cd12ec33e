import type { Random } from '@holdfast/engine';

/** A text as the numbers of its features, repetitions included, each of the size `scale`; on which side it is; and how much it counts. */
export interface SidedExample {
  features: Int32Array;
  scale: number;
  side: 1 | -1;
  weight: number;
}

export interface MarginSettings {
  features: number;
  /** What a text on the wrong side costs, against the length of the weights. */
  cost: number;
  /** How often all texts are gone through. */
  passes: number;
  random: Random;
}

/**
 * Trains a linear support vector machine with squared hinge loss by dual coordinate descent (Hsieh et al. 2008, algorithm 1), which
 * finds the weights of least length for their loss: few texts with many features each are told apart by all of them together. Returns
 * the weights, feature by feature, with the bias last.
 */
export function trainMargin(
  examples: readonly SidedExample[],
  { features, cost, passes, random }: MarginSettings,
): Float64Array {
  const weights = new Float64Array(features + 1);
  const duals = new Float64Array(examples.length);
  const lengths = examples.map(squaredLength);
  for (let pass = 0; pass < passes; pass++) {
    for (const place of random.shuffle([...examples.keys()])) {
      const { features: all, scale, side, weight } = examples[place];
      const slack = 1 / (2 * cost * weight);
      let score = weights[features];
      for (const feature of all) score += scale * weights[feature];
      const gradient = side * score - 1 + slack * duals[place];
      const dual = Math.max(duals[place] - gradient / (lengths[place] + slack), 0);
      const step = (dual - duals[place]) * side;
      duals[place] = dual;
      if (step === 0) continue;
      for (const feature of all) weights[feature] += step * scale;
      weights[features] += step;
    }
  }
  return weights;
}

/** The squared length of an example, its bias included. */
function squaredLength({ features, scale }: SidedExample): number {
  const counts = new Map<number, number>();
  for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  let sum = 0;
  for (const count of counts.values()) sum += count * count;
  return 1 + scale * scale * sum;
}
