import type { Sentence } from './read-sentences.ts';
import { sentenceActs } from './sentence-act.ts';
import { mostFeatures, sentenceFeatures } from './sentence-features.ts';

const acts = sentenceActs.length;

/** A softmax over hashed features of sentences, as `trainSoftmax` trains it, in bytes. */
export interface SentenceWeights {
  /** The features that have weights: their hashes. */
  keys: Int32Array;
  /** A weight for each act, feature by feature, in the order of `keys`; times `scale`. */
  weights: Int8Array;
  scale: number;
  biases: Float32Array;
}

/** Tells the likelihoods of a sentence's acts, in the order of `sentenceActs`; the array is written anew for each sentence. */
export type SentenceReader = (sentence: Sentence) => Float64Array;

/**
 * A hash table of features with open addressing, and before it a bit for each of the first twenty bits of a hash: most
 * features of most texts have no weights, and the bits, which fit the processor's cache, tell so.
 */
function featureTable(keys: Int32Array): { bits: Int32Array; slots: Int32Array; places: Uint32Array } {
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
    places[slot] = index * acts;
  }
  return { bits, slots, places };
}

/** Makes a reader of sentences by weights. */
export function sentenceReader({ keys, weights, scale, biases }: SentenceWeights): SentenceReader {
  const { bits, slots, places } = featureTable(keys);
  const mask = slots.length - 1;
  const features = new Int32Array(mostFeatures);
  const sums = new Int32Array(acts);
  const scores = new Float64Array(acts);
  return (sentence) => {
    const count = sentenceFeatures(sentence, features);
    sums.fill(0);
    for (let one = 0; one < count; one++) {
      const key = features[one];
      if ((bits[key >>> 17] & (1 << (key >>> 12))) === 0) continue;
      let slot = key & mask;
      while (slots[slot] !== key && slots[slot] !== 0) slot = (slot + 1) & mask;
      if (slots[slot] === 0) continue;
      const place = places[slot];
      for (let act = 0; act < acts; act++) sums[act] += weights[place + act];
    }
    const unit = scale / Math.sqrt(Math.max(1, count));
    let most = Number.NEGATIVE_INFINITY;
    for (let act = 0; act < acts; act++) {
      scores[act] = sums[act] * unit + biases[act];
      if (scores[act] > most) most = scores[act];
    }
    let sum = 0;
    for (let act = 0; act < acts; act++) {
      scores[act] = Math.exp(scores[act] - most);
      sum += scores[act];
    }
    for (let act = 0; act < acts; act++) scores[act] /= sum;
    return scores;
  };
}
