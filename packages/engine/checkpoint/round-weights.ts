import { blockSize } from '../graph/stored-tensor.ts';
import { targetModules } from '../model/adapter.ts';
import type { ModelConfiguration } from '../model/configuration.ts';
import type {
  BlockTensor,
  FloatTensor,
  PackedTensor,
  StoredTensor,
  StoredWeights,
} from '../model/weights.ts';
import { packPairs, quantizeBlocks } from './tensors/quantize-blocks.ts';
import { quantizeBytes } from './tensors/quantize-bytes.ts';
import type { Append } from './tensors/temporary-weights.ts';

/** The output head's Hugging Face name. */
const headName = 'lm_head.weight';

/** Whether a tensor is rounded to so many bits: a projection, and in 8 bits the output head, whose rows divide into blocks. */
export function isRounded(name: string, { dims }: StoredTensor | PackedTensor, bits: 4 | 8): boolean {
  const projection = targetModules.some((target) => name.endsWith(`.${target}.weight`));
  return (projection || (bits === 8 && name === headName)) && dims[1] % blockSize === 0;
}

/** The weights with an output head of their own, where the embeddings serve as it and rows divide into blocks. */
export function withHead(stored: StoredWeights, { hiddenSize }: ModelConfiguration): StoredWeights {
  const head = stored.get(headName) ?? stored.get('model.embed_tokens.weight');
  return head && hiddenSize % blockSize === 0 ? new Map([...stored, [headName, head]]) : stored;
}

/** A matrix [out, in] in 4 bits a weight, written to a file; it is read only when its bytes are needed. */
export async function inFourBits(
  dims: readonly number[],
  read: () => Promise<FloatTensor>,
  append: Append,
): Promise<BlockTensor> {
  const blocks = once(async () => quantizeBlocks((await read()).data));
  return {
    dims,
    bits: 4,
    codes: await append(async () => packPairs((await blocks()).codes)),
    scales: await append(async () => new Uint8Array((await blocks()).scales.buffer)),
  };
}

/** The same in 8 bits a weight; in memory without `append`. */
export async function inEightBits(
  dims: readonly number[],
  read: () => Promise<FloatTensor>,
  append: Append | undefined,
): Promise<BlockTensor> {
  const blocks = once(async () => {
    const { codes, scales } = quantizeBytes((await read()).data);
    return { codes: withMiddle(codes), scales };
  });
  if (!append) return { dims, bits: 8, ...(await blocks()) };
  return {
    dims,
    bits: 8,
    codes: await append(async () => (await blocks()).codes),
    scales: await append(async () => new Uint8Array((await blocks()).scales.buffer)),
  };
}

/** Signed codes with 128 added, in their place: their uppermost bits are turned, four codes at a time. */
function withMiddle(codes: Int8Array): Uint8Array {
  const fours = new Int32Array(codes.buffer);
  for (let index = 0; index < fours.length; index++) fours[index] ^= 0x80808080;
  return new Uint8Array(codes.buffer);
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
