import type { SoftmaxWeights } from '../../softmax-reader.ts';

/** A text by the hashes of its features, 0 being none, and the number of its class. */
export interface HashedExample {
  hashes: Int32Array;
  label: number;
}

/** The features that stand in `leastSeen` texts at the least: their hashes, and what tells their numbers among them in a text. */
export function featuresSeen(
  texts: readonly HashedExample[],
  leastSeen: number,
): { keys: number[]; numbersOf: (hashes: Int32Array) => Int32Array } {
  const seen = new Map<number, number>();
  for (const { hashes } of texts)
    for (const hash of new Set(hashes)) seen.set(hash, (seen.get(hash) ?? 0) + 1);
  const keys = [...seen].filter(([hash, count]) => hash !== 0 && count >= leastSeen).map(([hash]) => hash);
  const numbers = new Map(keys.map((hash, index) => [hash, index]));
  return {
    keys,
    numbersOf: (hashes) => Int32Array.from([...hashes].flatMap((hash) => numbers.get(hash) ?? [])),
  };
}

/** Weights in bytes, a row for each key and then the biases; the `mostKept` keys of the largest weights are kept. */
export function quantise(
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
