import type { FloatTensor } from './float-tensor.ts';

/** A dense row-major tensor that stays in a file, which ONNX Runtime maps into memory. */
export interface StoredTensor {
  dims: readonly number[];
  type: 'float32' | 'float16' | 'bfloat16';
  place: FilePlace;
}

/** So many bytes of a file. */
export interface FilePlace {
  file: string;
  offset: number;
  bytes: number;
}

/**
 * A matrix [out, in] in 4 or 8 bits a weight, in a file or in memory: each stretch of 32 weights of a row is (code - middle) *
 * scale, with 8 or 128 in the middle. Codes of 4 bits lie two a byte, the first in the lower half; scales [out, in / 32] are
 * 32-bit floats.
 */
export interface BlockTensor {
  dims: readonly number[];
  bits: 4 | 8;
  codes: FilePlace | Uint8Array;
  scales: FilePlace | Float32Array;
}

/** Weights that share a scale. */
export const blockSize = 32;

/** A tensor that does not learn: in memory, in a file, or in few bits. */
export type FrozenTensor = FloatTensor | StoredTensor | BlockTensor;
