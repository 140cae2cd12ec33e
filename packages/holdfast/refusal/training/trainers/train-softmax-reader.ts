import type { Random } from '@holdfast/engine';
import type { SoftmaxWeights } from '../../softmax-reader.ts';
import { featuresSeen, type HashedExample, quantise } from './hashed-examples.ts';
import { type SoftmaxSettings, type SparseExample, trainSoftmax } from './train-softmax.ts';

export interface SoftmaxReaderRecipe {
  /** A feature counts when it stands in so many texts. */
  leastSeen: number;
  /** The most features that are kept, those of the largest weights. */
  mostKept: number;
  softmax: Omit<SoftmaxSettings, 'classes' | 'features' | 'random'>;
}

/** Trains a softmax over hashed features, and keeps the weights that matter, in bytes. */
export function trainSoftmaxReader(
  texts: readonly HashedExample[],
  {
    leastSeen,
    mostKept,
    softmax,
    classes,
    random,
  }: SoftmaxReaderRecipe & { classes: number; random: Random },
): SoftmaxWeights {
  const { keys, numbersOf } = featuresSeen(texts, leastSeen);
  const examples: SparseExample[] = texts.map(({ label, hashes }) => ({
    label,
    features: numbersOf(hashes),
  }));
  const weights = trainSoftmax(examples, { ...softmax, classes, features: keys.length, random });
  return quantise(keys, weights, { mostKept, classes });
}
