import type { SoftmaxWeights } from './softmax-reader.ts';

const headerBytes = 12;

/**
 * The bytes of a file of weights, little-endian as all machines that Node runs on are: how many features and classes there
 * are, the scale as a float, the biases, the features' hashes, and a byte for each feature and class.
 */
export function encodeSoftmaxWeights({ keys, weights, scale, biases }: SoftmaxWeights): Uint8Array {
  const bytes = new Uint8Array(headerBytes + 4 * (biases.length + keys.length) + weights.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, keys.length, true);
  view.setUint32(4, biases.length, true);
  view.setFloat32(8, scale, true);
  new Float32Array(bytes.buffer, headerBytes, biases.length).set(biases);
  new Int32Array(bytes.buffer, headerBytes + 4 * biases.length, keys.length).set(keys);
  bytes.set(
    new Uint8Array(weights.buffer, weights.byteOffset, weights.length),
    bytes.length - weights.length,
  );
  return bytes;
}

/** Reads what `encodeSoftmaxWeights` wrote. */
export function decodeSoftmaxWeights(bytes: Uint8Array): SoftmaxWeights {
  // Typed arrays begin at multiples of four bytes alone, which a buffer that is part of another need not.
  const { buffer } = bytes.slice();
  const view = new DataView(buffer);
  const [features, classes] = [view.getUint32(0, true), view.getUint32(4, true)];
  const keys = headerBytes + 4 * classes;
  return {
    scale: view.getFloat32(8, true),
    biases: new Float32Array(buffer, headerBytes, classes),
    keys: new Int32Array(buffer, keys, features),
    weights: new Int8Array(buffer, keys + 4 * features, features * classes),
  };
}
