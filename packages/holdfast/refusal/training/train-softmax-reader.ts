import type { Random } from '@holdfast/engine';
import type { SoftmaxWeights } from '../softmax-reader.ts';
import { type SoftmaxSettings, type SparseExample, trainSoftmax } from './train-softmax.ts';

/** A text by the hashes of its features, 0 being none, and the number of its class. */
export interface HashedExample {
  hashes: Int32Array;
  label: number;
}

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
  const seen = new Map<number, number>();
  for (const { hashes } of texts)
    for (const hash of new Set(hashes)) seen.set(hash, (seen.get(hash) ?? 0) + 1);
  const keys = [...seen].filter(([hash, count]) => hash !== 0 && count >= leastSeen).map(([hash]) => hash);
  const numbers = new Map(keys.map((hash, index) => [hash, index]));
  const examples: SparseExample[] = texts.map(({ label, hashes }) => ({
    label,
    features: Int32Array.from([...hashes].flatMap((hash) => numbers.get(hash) ?? [])),
  }));
  const weights = trainSoftmax(examples, { ...softmax, classes, features: keys.length, random });
  return quantise(keys, weights, { mostKept, classes });
}

function quantise(
  keys: readonly number[],
  weights: Float32Array,
  { mostKept, classes }: { mostKept: number; classes: number },
): SoftmaxWeights {
  const rows = keys.map((key, index) => {
    const row = weights.subarray(index * classes, (index + 1) * classes);
    return { key, row, most: Math.max(...row.map(Math.abs)) };
  });
  const scale = Math.fround(rows.reduce((greatest, { most }) => Math.max(greatest, most), 0) / 127);
  const kept = rows
    .filter(({ most }) => most >= scale / 2)
    .sort((a, b) => b.most - a.most || a.key - b.key)
    .slice(0, mostKept)
    .sort((a, b) => a.key - b.key);
  const bytes = new Int8Array(kept.length * classes);
  for (const [index, { row }] of kept.entries())
    for (let k = 0; k < classes; k++) bytes[index * classes + k] = Math.round(row[k] / scale);
  return {
    keys: Int32Array.from(kept, ({ key }) => key),
    weights: bytes,
    scale,
    biases: weights.slice(keys.length * classes),
  };
}
