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
export type SoftmaxReader = (
  features: Int32Array,
  count: number,
  options?: {
    /**
     * A feature that has no weights counts so much of one that has; 1 unless told otherwise. In training all have some, and a text
     * by somebody else has many that have none, so that with 1 a reader is the less sure the newer a text is.
     */
    unknownShare?: number;
  },
) => Float64Array;

/**
 * A hash table of features with open addressing: in each record a hash, and after it a byte for each class, so that a feature
 * takes one look at memory. Before it stands a bit for each of the first twenty bits of a hash: most features of most texts
 * have no weights, and the bits, which fit the processor's cache, tell so.
 */
interface FeatureTable {
  bits: Int32Array;
  /** The records as words, `recordWords` each. */
  words: Int32Array;
  /** The same memory as bytes. */
  bytes: Int8Array;
  recordWords: number;
}

const hashBytes = 4;
const everyOne = { unknownShare: 1 };

function featureTable({ keys, weights, biases }: SoftmaxWeights): FeatureTable {
  const classes = biases.length;
  const recordWords = 1 + Math.ceil(classes / 4);
  let size = 1024;
  while (size < keys.length * 1.4) size *= 2;
  const bits = new Int32Array(2 ** 15);
  const words = new Int32Array(size * recordWords);
  const bytes = new Int8Array(words.buffer);
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index];
    bits[key >>> 17] |= 1 << (key >>> 12);
    let slot = key & (size - 1);
    while (words[slot * recordWords] !== 0) slot = (slot + 1) & (size - 1);
    words[slot * recordWords] = key;
    bytes.set(
      weights.subarray(index * classes, (index + 1) * classes),
      slot * recordWords * hashBytes + hashBytes,
    );
  }
  return { bits, words, bytes, recordWords };
}

/** Makes a reader of hashed features by weights. */
export function softmaxReader(weights: SoftmaxWeights): SoftmaxReader {
  const { scale, biases } = weights;
  const classes = biases.length;
  const { bits, words, bytes, recordWords } = featureTable(weights);
  const mask = words.length / recordWords - 1;
  const sums = new Int32Array(classes);
  const scores = new Float64Array(classes);
  let candidates = new Int32Array(1024);
  return (features, count, { unknownShare = 1 } = everyOne) => {
    if (candidates.length < count) candidates = new Int32Array(2 * count);
    // First those that may have weights, without a branch that the processor would have to guess; then their weights.
    let mayHave = 0;
    for (let one = 0; one < count; one++) {
      const key = features[one];
      candidates[mayHave] = key;
      mayHave += (bits[key >>> 17] >>> (key >>> 12)) & 1;
    }
    sums.fill(0);
    let known = 0;
    for (let one = 0; one < mayHave; one++) {
      const key = candidates[one];
      let slot = key & mask;
      let hash = words[slot * recordWords];
      while (hash !== key && hash !== 0) {
        slot = (slot + 1) & mask;
        hash = words[slot * recordWords];
      }
      if (hash === 0) continue;
      known += 1;
      const place = slot * recordWords * hashBytes + hashBytes;
      for (let index = 0; index < classes; index++) sums[index] += bytes[place + index];
    }
    const unit = scale / Math.sqrt(Math.max(1, known + unknownShare * (count - known)));
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
