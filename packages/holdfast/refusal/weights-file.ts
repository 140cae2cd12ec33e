import type { AnswerWeights } from './answer-reader.ts';
import { sentenceActs } from './sentence-act.ts';
import type { SoftmaxWeights } from './softmax-reader.ts';

/** What a refusal reader has learnt. */
export interface RefusalWeights {
  sentence: SoftmaxWeights;
  answer: AnswerWeights;
}

const headerWords = 4;

/**
 * The bytes of a file of weights, little-endian as all machines that Node runs on are: four words (features, the scale as a float, hidden units, weights of the
 * network), the biases, the network, the features' hashes, and a byte for each feature and act.
 */
export function encodeWeights({ sentence, answer }: RefusalWeights): Uint8Array {
  const { keys, weights, scale, biases } = sentence;
  const floats = [...biases, ...answer.weights];
  const bytes = new Uint8Array(4 * (headerWords + floats.length + keys.length) + weights.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, keys.length, true);
  view.setFloat32(4, scale, true);
  view.setUint32(8, answer.hidden, true);
  view.setUint32(12, answer.weights.length, true);
  let place = 4 * headerWords;
  for (const value of floats) {
    view.setFloat32(place, value, true);
    place += 4;
  }
  for (const key of keys) {
    view.setInt32(place, key, true);
    place += 4;
  }
  bytes.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.length), place);
  return bytes;
}

/** Reads what `encodeWeights` wrote. */
export function decodeWeights(bytes: Uint8Array): RefusalWeights {
  // Typed arrays begin at multiples of four bytes alone, which a buffer that is part of another need not.
  const buffer = bytes.slice().buffer;
  const view = new DataView(buffer);
  const acts = sentenceActs.length;
  const [features, hidden, ofNetwork] = [0, 8, 12].map((place) => view.getUint32(place, true));
  const biases = 4 * headerWords;
  const network = biases + 4 * acts;
  const keys = network + 4 * ofNetwork;
  return {
    sentence: {
      keys: new Int32Array(buffer, keys, features),
      weights: new Int8Array(buffer, keys + 4 * features, features * acts),
      scale: view.getFloat32(4, true),
      biases: new Float32Array(buffer, biases, acts),
    },
    answer: { hidden, weights: new Float32Array(buffer, network, ofNetwork) },
  };
}
