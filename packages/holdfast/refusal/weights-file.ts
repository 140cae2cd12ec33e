import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import type { AnswerWeights } from './answer-reader.ts';
import { sentenceActs } from './sentences/sentence-act.ts';
import type { SentenceWeights } from './sentences/sentence-reader.ts';

/** What a refusal reader has learnt. */
export interface RefusalWeights {
  sentence: SentenceWeights;
  answer: AnswerWeights;
}

const headerWords = 5;

/**
 * The bytes of a file of weights, compressed with Brotli. Before that they are little-endian as all machines that Node runs on
 * are: five words (features, the scale as a float, hidden units, weights of the network, words that have a class), the biases,
 * the network, the words' hashes, the features' hashes, a byte for each feature and act, and a byte for each word's class.
 * The features' hashes ascend, and each is written as its distance from the one before, the low bytes of all of them first:
 * the high bytes are nearly all zero, and take no room.
 */
export function encodeWeights({ sentence, answer }: RefusalWeights): Uint8Array {
  const { wordClasses, softmax } = sentence;
  const { keys, weights, scale, biases } = softmax;
  const floats = [...biases, ...answer.weights];
  const words = headerWords + floats.length + wordClasses.words.length + keys.length;
  const bytes = new Uint8Array(4 * words + weights.length + wordClasses.classes.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, keys.length, true);
  view.setFloat32(4, scale, true);
  view.setUint32(8, answer.hidden, true);
  view.setUint32(12, answer.weights.length, true);
  view.setUint32(16, wordClasses.words.length, true);
  let place = 4 * headerWords;
  for (const value of floats) {
    view.setFloat32(place, value, true);
    place += 4;
  }
  for (const hash of wordClasses.words) {
    view.setInt32(place, hash, true);
    place += 4;
  }
  bytes.set(bytePlanes(keys), place);
  place += 4 * keys.length;
  bytes.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.length), place);
  bytes.set(wordClasses.classes, place + weights.length);
  return brotliCompressSync(bytes);
}

/** Reads what `encodeWeights` wrote. */
export function decodeWeights(compressed: Uint8Array): RefusalWeights {
  // Typed arrays begin at multiples of four bytes alone, which a buffer that is part of another need not.
  const { buffer } = Uint8Array.from(brotliDecompressSync(compressed));
  const view = new DataView(buffer);
  const acts = sentenceActs.length;
  const [features, hidden, ofNetwork, classed] = [0, 8, 12, 16].map((place) => view.getUint32(place, true));
  const biases = 4 * headerWords;
  const network = biases + 4 * acts;
  const words = network + 4 * ofNetwork;
  const keys = words + 4 * classed;
  const weights = keys + 4 * features;
  return {
    sentence: {
      wordClasses: {
        words: new Int32Array(buffer, words, classed),
        classes: new Uint8Array(buffer, weights + features * acts, classed),
      },
      softmax: {
        keys: fromBytePlanes(new Uint8Array(buffer, keys, 4 * features)),
        weights: new Int8Array(buffer, weights, features * acts),
        scale: view.getFloat32(4, true),
        biases: new Float32Array(buffer, biases, acts),
      },
    },
    answer: { hidden, weights: new Float32Array(buffer, network, ofNetwork) },
  };
}

/** The distances between ascending hashes, their lowest bytes first and their highest last. */
function bytePlanes(ascending: Int32Array): Uint8Array {
  const count = ascending.length;
  const planes = new Uint8Array(4 * count);
  let last = 0;
  for (const [index, hash] of ascending.entries()) {
    const distance = (hash - last) >>> 0;
    for (let plane = 0; plane < 4; plane++) planes[plane * count + index] = distance >>> (8 * plane);
    last = hash;
  }
  return planes;
}

function fromBytePlanes(planes: Uint8Array): Int32Array {
  const count = planes.length / 4;
  const hashes = new Int32Array(count);
  let hash = 0;
  for (let index = 0; index < count; index++) {
    for (let plane = 0; plane < 4; plane++)
      hash = (hash + (planes[plane * count + index] << (8 * plane))) | 0;
    hashes[index] = hash;
  }
  return hashes;
}
