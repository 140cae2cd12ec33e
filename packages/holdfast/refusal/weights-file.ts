import type { AnswerWeights } from './answer-reader.ts';
import { sentenceActs } from './sentence-act.ts';
import type { SentenceWeights } from './sentence-reader.ts';

/** What a refusal reader has learnt. */
export interface RefusalWeights {
  sentence: SentenceWeights;
  answer: AnswerWeights;
}

const headerWords = 5;

/**
 * The bytes of a file of weights, little-endian as all machines that Node runs on are: five words (features, the scale as a
 * float, hidden units, weights of the network, words that have a class), the biases, the network, the features' hashes, the
 * words' hashes, a byte for each feature and act, and a byte for each word's class.
 */
export function encodeWeights({ sentence, answer }: RefusalWeights): Uint8Array {
  const { wordClasses, softmax } = sentence;
  const { keys, weights, scale, biases } = softmax;
  const floats = [...biases, ...answer.weights];
  const hashes = [...keys, ...wordClasses.words];
  const words = headerWords + floats.length + hashes.length;
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
  for (const hash of hashes) {
    view.setInt32(place, hash, true);
    place += 4;
  }
  bytes.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.length), place);
  bytes.set(wordClasses.classes, place + weights.length);
  return bytes;
}

/** Reads what `encodeWeights` wrote. */
export function decodeWeights(bytes: Uint8Array): RefusalWeights {
  // Typed arrays begin at multiples of four bytes alone, which a buffer that is part of another need not.
  const buffer = bytes.slice().buffer;
  const view = new DataView(buffer);
  const acts = sentenceActs.length;
  const [features, hidden, ofNetwork, classed] = [0, 8, 12, 16].map((place) => view.getUint32(place, true));
  const biases = 4 * headerWords;
  const network = biases + 4 * acts;
  const keys = network + 4 * ofNetwork;
  const words = keys + 4 * features;
  const weights = words + 4 * classed;
  return {
    sentence: {
      wordClasses: {
        words: new Int32Array(buffer, words, classed),
        classes: new Uint8Array(buffer, weights + features * acts, classed),
      },
      softmax: {
        keys: new Int32Array(buffer, keys, features),
        weights: new Int8Array(buffer, weights, features * acts),
        scale: view.getFloat32(4, true),
        biases: new Float32Array(buffer, biases, acts),
      },
    },
    answer: { hidden, weights: new Float32Array(buffer, network, ofNetwork) },
  };
}
