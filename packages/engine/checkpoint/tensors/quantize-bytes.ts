import { blockSize } from '../../graph/stored-tensor.ts';

/** Rows in 8 bits a weight: integers from -127 to 127, and one scale for each 32 of them. */
export interface ByteBlocks {
  codes: Int8Array;
  scales: Float32Array;
}

/**
 * Rounds numbers, in stretches of 32, to code * scale as llama.cpp's Q8_0 does: the number farthest from zero becomes 127 or
 * -127. The scale stays a 32-bit float, so that numbers which were rounded so before stay as they are. The count must be a
 * multiple of 32.
 */
export function quantizeBytes(data: Float32Array): ByteBlocks {
  const codes = new Int8Array(data.length);
  const scales = new Float32Array(data.length / blockSize);
  for (let block = 0; block < scales.length; block++) {
    const start = block * blockSize;
    let farthest = 0;
    for (let index = start; index < start + blockSize; index++)
      farthest = Math.max(farthest, Math.abs(data[index]));
    const scale = Math.fround(farthest / 127);
    const inverse = scale === 0 ? 0 : Math.fround(1 / scale);
    scales[block] = scale;
    for (let index = start; index < start + blockSize; index++) {
      const scaled = Math.fround(data[index] * inverse);
      // Halves are rounded away from zero, as C's roundf does.
      codes[index] = scaled < 0 ? -Math.floor(0.5 - scaled) : Math.floor(scaled + 0.5);
    }
  }
  return { codes, scales };
}
