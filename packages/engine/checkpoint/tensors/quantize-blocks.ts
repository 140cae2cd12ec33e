import { blockSize } from '../../graph/stored-tensor.ts';
import { float16ToFloats, floatToFloat16 } from './half-precision.ts';

/** Rows in 4 bits a weight: codes from 0 to 15, one a byte, and one scale for each 32 of them. */
export interface Blocks {
  codes: Uint8Array;
  scales: Float32Array;
}

const middle = 8;

/**
 * Rounds numbers, in stretches of 32, to (code - 8) * scale as llama.cpp's Q4_0 does: the number farthest from zero gets
 * code 0, and the scale is a 16-bit float. The count must be a multiple of 32.
 */
export function quantizeBlocks(data: Float32Array): Blocks {
  const codes = new Uint8Array(data.length);
  const scales = new Float32Array(data.length / blockSize);
  for (let block = 0; block < scales.length; block++) {
    const start = block * blockSize;
    let farthest = 0;
    for (let index = start; index < start + blockSize; index++) {
      if (Math.abs(data[index]) > Math.abs(farthest)) farthest = data[index];
    }
    const scale = Math.fround(farthest / -middle);
    const inverse = scale === 0 ? 0 : Math.fround(1 / scale);
    scales[block] = scale;
    for (let index = start; index < start + blockSize; index++) {
      // In 32-bit arithmetic, as there: numbers in the middle between two codes go the same way.
      const code = Math.trunc(Math.fround(Math.fround(data[index] * inverse) + middle + 0.5));
      codes[index] = Math.min(15, code);
    }
  }
  return { codes, scales: float16ToFloats(Uint16Array.from(scales, floatToFloat16)) };
}

/** Codes two a byte, the first of each pair in the lower half. */
export function packPairs(codes: Uint8Array): Uint8Array {
  const packed = new Uint8Array(codes.length / 2);
  for (let index = 0; index < packed.length; index++) {
    packed[index] = codes[2 * index] | (codes[2 * index + 1] << 4);
  }
  return packed;
}
