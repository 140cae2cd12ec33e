import type { PackedTensor, Packing } from '../../../model/weights.ts';
import { toFloats } from '../../tensors/half-precision.ts';
import { separateHeads } from '../interleave-heads.ts';
import { packings } from '../packings.ts';
import * as blocks from './unpack-blocks.ts';

const unpackers: Record<Exclude<Packing, 'f32' | 'f16' | 'bf16'>, blocks.UnpackBlock> = {
  q8_0: blocks.unpackQ8,
  q4_0: blocks.unpackQ4Zero,
  q4_1: blocks.unpackQ4One,
  q5_0: blocks.unpackQ5Zero,
  q5_1: blocks.unpackQ5One,
  q4_k: blocks.unpackQ4K,
  q5_k: blocks.unpackQ5K,
  q6_k: blocks.unpackQ6K,
};

/** The numbers of a tensor in a GGUF file from its bytes, in Hugging Face's order of rows. */
export function unpackTensor(
  bytes: Uint8Array,
  { dims, packing, headSize, offset }: PackedTensor,
): Float32Array {
  const unpacked = unpack(bytes, packing);
  const floats = offset === undefined ? unpacked : unpacked.map((value) => value + offset);
  return headSize === undefined ? floats : separateHeads(floats, headSize, dims[1] ?? 1);
}

function unpack(bytes: Uint8Array, packing: Packing): Float32Array {
  switch (packing) {
    case 'f32':
      return toFloats(bytes, 'float32');
    case 'f16':
      return toFloats(bytes, 'float16');
    case 'bf16':
      return toFloats(bytes, 'bfloat16');
    default: {
      const { block, bytes: blockBytes } = packings[packing];
      const floats = new Float32Array((bytes.byteLength / blockBytes) * block);
      for (let at = 0, from = 0; at < bytes.byteLength; at += blockBytes, from += block)
        unpackers[packing](bytes, at, floats.subarray(from, from + block));
      return floats;
    }
  }
}
