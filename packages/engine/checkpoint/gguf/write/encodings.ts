import { blockSize } from '../../../graph/stored-tensor.ts';
import type { Packing } from '../../../model/weights.ts';
import { floatToFloat16, fromFloats } from '../../tensors/half-precision.ts';
import { quantizeBlocks } from '../../tensors/quantize-blocks.ts';
import { quantizeBytes } from '../../tensors/quantize-bytes.ts';
import { packings } from '../packings.ts';

/** How the numbers of a written GGUF file may be kept. */
export type GgufType = Extract<Packing, 'f32' | 'f16' | 'bf16' | 'q8_0' | 'q4_0'>;

interface Encoding {
  /** `general.file_type` of a model that is mostly of this type. */
  file: number;
  encode: (floats: Float32Array) => Uint8Array;
}

/** How each type is written. */
export const encodings: Record<GgufType, Encoding> = {
  f32: { file: 0, encode: (floats) => fromFloats(floats, 'float32') },
  f16: { file: 1, encode: (floats) => fromFloats(floats, 'float16') },
  bf16: { file: 32, encode: (floats) => fromFloats(floats, 'bfloat16') },
  q8_0: { file: 7, encode: encodeQ8 },
  q4_0: { file: 2, encode: encodeQ4 },
};

/** Blocks of 32 numbers: a 16-bit scale, then 8-bit integers. */
function encodeQ8(floats: Float32Array): Uint8Array {
  const { bytes } = packings.q8_0;
  const { codes, scales } = quantizeBytes(floats);
  const encoded = new Uint8Array(scales.length * bytes);
  const integers = new Int8Array(encoded.buffer);
  for (const [block, scale] of scales.entries()) {
    const start = block * bytes;
    putFloat16(encoded, start, scale);
    integers.set(codes.subarray(block * blockSize, (block + 1) * blockSize), start + 2);
  }
  return encoded;
}

/** Blocks of 32 numbers: a 16-bit scale, then 4-bit codes, the first 16 in the lower halves of the bytes. */
function encodeQ4(floats: Float32Array): Uint8Array {
  const { bytes } = packings.q4_0;
  const { codes, scales } = quantizeBlocks(floats);
  const encoded = new Uint8Array(scales.length * bytes);
  const half = blockSize / 2;
  for (const [block, scale] of scales.entries()) {
    const start = block * bytes;
    putFloat16(encoded, start, scale);
    for (let index = 0; index < half; index++) {
      const at = block * blockSize + index;
      encoded[start + 2 + index] = codes[at] | (codes[at + half] << 4);
    }
  }
  return encoded;
}

function putFloat16(bytes: Uint8Array, at: number, value: number): void {
  const half = floatToFloat16(value);
  bytes[at] = half & 0xff;
  bytes[at + 1] = half >>> 8;
}
