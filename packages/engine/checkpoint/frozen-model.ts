import { blockSize, type FilePlace } from '../graph/stored-tensor.ts';
import { type Adapter, targetModules } from '../model/adapter.ts';
import type { ModelConfiguration } from '../model/configuration.ts';
import { countParameters } from '../model/parameter-shapes.ts';
import type {
  BlockTensor,
  FloatTensor,
  FrozenTensor,
  FrozenWeights,
  PackedTensor,
  StoredTensor,
  StoredWeights,
  WeightStorage,
} from '../model/weights.ts';
import { isAdapted, mergedFloats } from './adapter/merge-adapter.ts';
import { openStoredModel } from './read-model.ts';
import { fromFloats } from './tensors/half-precision.ts';
import { packPairs, quantizeBlocks } from './tensors/quantize-blocks.ts';
import { quantizeBytes } from './tensors/quantize-bytes.ts';
import { readStoredTensor } from './tensors/stored-tensors.ts';
import { type TemporaryWeights, writeTemporaryWeights } from './tensors/temporary-weights.ts';

/** A model that does not learn. */
export interface FrozenModel extends TemporaryWeights {
  configuration: ModelConfiguration;
  /** The tensors as the model's files hold them. */
  stored: StoredWeights;
}

const headName = 'lm_head.weight';

type Append = (bytes: Uint8Array) => Promise<FilePlace>;
/** Puts a tensor where the model finds it, which may be where it lies. */
type Lay = (name: string, tensor: StoredTensor | PackedTensor, append: Append) => Promise<FrozenTensor>;

/** Models that take up to so much as 32-bit floats are expanded in memory when nothing else is asked for: 1 GiB. */
export const largestInMemory = 2 ** 30;

/**
 * Opens a model to compute with. In `4-bit` storage, projections are rounded and written to a temporary file (a seventh of
 * the model's size as 32-bit floats); in `8-bit` storage the output head is rounded besides, and what is rounded lies in memory
 * up to the same size; in `files`, what a GGUF file keeps in blocks is written out as 32-bit floats. Throws EngineError
 * `bad-checkpoint`, and `storage` when there is no room for the file.
 * An adapter is merged into the weights first.
 */
export async function openFrozenModel(
  model: string,
  { storage, adapter }: { storage?: WeightStorage; adapter?: Adapter } = {},
): Promise<FrozenModel> {
  const { configuration, weights: stored } = await openStoredModel(model);
  const read = async (name: string, tensor: StoredTensor | PackedTensor): Promise<FloatTensor> => {
    const data = await mergedFloats(name, tensor, adapter);
    return data ? { dims: tensor.dims, data } : readStoredTensor(tensor);
  };
  const map: Lay = async (name, tensor, append) => {
    if (!('packing' in tensor) && !isAdapted(name, adapter)) return tensor;
    const { dims, data } = await read(name, tensor);
    return { dims, type: 'float32', place: await append(fromFloats(data, 'float32')) };
  };
  const fits = 4 * countParameters(configuration) <= largestInMemory;
  switch (storage ?? (fits ? 'memory' : 'files')) {
    case 'memory': {
      const weights: FrozenWeights = new Map();
      for (const [name, tensor] of stored) weights.set(name, await read(name, tensor));
      return { configuration, stored, weights, release: async () => undefined };
    }
    case 'files':
      return { configuration, stored, ...(await inFiles(stored, map)) };
    case '8-bit': {
      const rest = fits ? read : map;
      const lay: Lay = async (name, tensor, append) =>
        isRounded(name, tensor) || (name === headName && tensor.dims[1] % blockSize === 0)
          ? inBytes(await read(name, tensor), fits ? undefined : append)
          : rest(name, tensor, append);
      const { weights, release } = await inFiles(withHead(stored, configuration), lay);
      return { configuration, stored, weights, release };
    }
    case '4-bit':
      return {
        configuration,
        stored,
        ...(await inFiles(stored, async (name, tensor, append) =>
          isRounded(name, tensor) ? rounded(await read(name, tensor), append) : map(name, tensor, append),
        )),
      };
  }
}

/** Lays out tensors one by one. */
async function inFiles(stored: StoredWeights, lay: Lay): Promise<TemporaryWeights> {
  return writeTemporaryWeights(async (append) => {
    const weights: FrozenWeights = new Map();
    for (const [name, tensor] of stored) weights.set(name, await lay(name, tensor, append));
    return weights;
  });
}

/** Whether a tensor is rounded: a projection whose rows divide into blocks. */
function isRounded(name: string, { dims }: StoredTensor | PackedTensor): boolean {
  const projection = targetModules.some((target) => name.endsWith(`.${target}.weight`));
  return projection && dims[1] % blockSize === 0;
}

async function rounded({ dims, data }: FloatTensor, append: Append): Promise<BlockTensor> {
  const { codes, scales } = quantizeBlocks(data);
  return {
    dims,
    bits: 4,
    codes: await append(packPairs(codes)),
    scales: await append(new Uint8Array(scales.buffer)),
  };
}

/** The same in 8 bits; in memory without `append`. */
async function inBytes({ dims, data }: FloatTensor, append: Append | undefined): Promise<BlockTensor> {
  const { codes: signed, scales } = quantizeBytes(data);
  const codes = new Uint8Array(signed.buffer);
  // 128 is added to each: their uppermost bits, four codes at a time.
  const fours = new Int32Array(signed.buffer);
  for (let index = 0; index < fours.length; index++) fours[index] ^= 0x80808080;
  if (!append) return { dims, bits: 8, codes, scales };
  return { dims, bits: 8, codes: await append(codes), scales: await append(new Uint8Array(scales.buffer)) };
}

/** The weights with an output head of their own, where the embeddings serve as it and rows divide into blocks. */
function withHead(stored: StoredWeights, { hiddenSize }: ModelConfiguration): StoredWeights {
  const head = stored.get(headName) ?? stored.get('model.embed_tokens.weight');
  return head && hiddenSize % blockSize === 0 ? new Map([...stored, [headName, head]]) : stored;
}
