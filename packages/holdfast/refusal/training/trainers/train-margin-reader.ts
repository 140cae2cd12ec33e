import type { Random } from '@holdfast/engine';
import type { SoftmaxWeights } from '../../softmax-reader.ts';
import { featuresSeen, type HashedExample, quantise } from './hashed-examples.ts';
import { type SidedExample, trainMargin } from './train-margin.ts';

export interface MarginReaderRecipe {
  /** A feature counts when it stands in so many texts. */
  leastSeen: number;
  /** The most features that are kept, those of the largest weights. */
  mostKept: number;
  cost: number;
  passes: number;
  /** The log-odds of a text that stands on the margin. */
  steepness: number;
}

/** A text of class 0 or 1, and how much it counts. */
export interface WeighedExample extends HashedExample {
  label: 0 | 1;
  weight: number;
}

/**
 * Trains a reader of two classes over hashed features by their margin (`trainMargin`), and keeps the weights that matter, in bytes and
 * in the form of a softmax, whose log-odds are `steepness` times the margin.
 */
export function trainMarginReader(
  texts: readonly WeighedExample[],
  { leastSeen, mostKept, cost, passes, steepness, random }: MarginReaderRecipe & { random: Random },
): SoftmaxWeights {
  const { keys, numbersOf } = featuresSeen(texts, leastSeen);
  const examples = texts.map(
    ({ label, weight, hashes }): SidedExample => ({
      features: numbersOf(hashes),
      scale: 1 / Math.sqrt(Math.max(1, hashes.length)),
      side: label === 0 ? -1 : 1,
      weight,
    }),
  );
  const weights = trainMargin(examples, { features: keys.length, cost, passes, random });
  // The same to each side.
  const ofSides = Float32Array.from([...weights].flatMap((weight) => [-weight, weight]));
  return quantise(
    keys,
    ofSides.map((weight) => (steepness / 2) * weight),
    { mostKept, classes: 2 },
  );
}
