/** A softmax over hashed features, as `trainSoftmaxReader` trains it, in bytes. */
export interface SoftmaxWeights {
  /** The features that have weights: their hashes. */
  keys: Int32Array;
  /** A weight for each class, feature by feature, in the order of `keys`; times `scale`. */
  weights: Int8Array;
  scale: number;
  /** A bias for each class. */
  biases: Float32Array;
}

/** Tells the likelihoods of the classes by the first `count` features; the array is written anew for each. */
export type SoftmaxReader = (features: Int32Array, count: number) => Float64Array;

/**
 * A hash table of features with open addressing, and before it a bit for each of the first twenty bits of a hash: most
 * features of most texts have no weights, and the bits, which fit the processor's cache, tell so.
 */
function featureTable(
  keys: Int32Array,
  classes: number,
): { bits: Int32Array; slots: Int32Array; places: Uint32Array } {
  let size = 1024;
  while (size < keys.length * 1.5) size *= 2;
  const bits = new Int32Array(2 ** 15);
  const slots = new Int32Array(size);
  const places = new Uint32Array(size);
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index];
    bits[key >>> 17] |= 1 << (key >>> 12);
    let slot = key & (size - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (size - 1);
    slots[slot] = key;
    places[slot] = index * classes;
  }
  return { bits, slots, places };
}

/** Makes a reader of hashed features by weights. */
export function softmaxReader({ keys, weights, scale, biases }: SoftmaxWeights): SoftmaxReader {
  const classes = biases.length;
  const { bits, slots, places } = featureTable(keys, classes);
  const mask = slots.length - 1;
  const sums = new Int32Array(classes);
  const scores = new Float64Array(classes);
  return (features, count) => {
    sums.fill(0);
    for (let one = 0; one < count; one++) {
      const key = features[one];
      if ((bits[key >>> 17] & (1 << (key >>> 12))) === 0) continue;
      let slot = key & mask;
      while (slots[slot] !== key && slots[slot] !== 0) slot = (slot + 1) & mask;
      if (slots[slot] === 0) continue;
      const place = places[slot];
      for (let index = 0; index < classes; index++) sums[index] += weights[place + index];
    }
    const unit = scale / Math.sqrt(Math.max(1, count));
    let most = Number.NEGATIVE_INFINITY;
    for (let index = 0; index < classes; index++) {
      scores[index] = sums[index] * unit + biases[index];
      if (scores[index] > most) most = scores[index];
    }
    let sum = 0;
    for (let index = 0; index < classes; index++) {
      scores[index] = Math.exp(scores[index] - most);
      sum += scores[index];
    }
    for (let index = 0; index < classes; index++) scores[index] /= sum;
    return scores;
  };
}
