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
import { readStoredTensor } from './tensors/stored-tensors.ts';
import { type TemporaryWeights, writeTemporaryWeights } from './tensors/temporary-weights.ts';

/** A model that does not learn. */
export interface FrozenModel extends TemporaryWeights {
  configuration: ModelConfiguration;
  /** The tensors as the model's files hold them. */
  stored: StoredWeights;
}

type Append = (bytes: Uint8Array) => Promise<FilePlace>;
/** Puts a tensor where the model finds it, which may be where it lies. */
type Lay = (name: string, tensor: StoredTensor | PackedTensor, append: Append) => Promise<FrozenTensor>;

/** Models that take up to so much as 32-bit floats are expanded in memory when nothing else is asked for: 1 GiB. */
export const largestInMemory = 2 ** 30;

/**
 * Opens a model to compute with. In `4-bit` storage, projections are rounded and written to a temporary file (a seventh of
 * the model's size as 32-bit floats); in `files`, what a GGUF file keeps in blocks is written out as 32-bit floats. Throws
 * EngineError `bad-checkpoint`, and `storage` when there is no room for the file.
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
  const floats = 4 * countParameters(configuration);
  switch (storage ?? (floats <= largestInMemory ? 'memory' : 'files')) {
    case 'memory': {
      const weights: FrozenWeights = new Map();
      for (const [name, tensor] of stored) weights.set(name, await read(name, tensor));
      return { configuration, stored, weights, release: async () => undefined };
    }
    case 'files':
      return { configuration, stored, ...(await inFiles(stored, map)) };
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

/** Whether a tensor is kept in 4 bits: a projection whose rows divide into blocks. */
function isRounded(name: string, { dims }: StoredTensor | PackedTensor): boolean {
  return targetModules.some((target) => name.endsWith(`.${target}.weight`)) && dims[1] % blockSize === 0;
}

async function rounded({ dims, data }: FloatTensor, append: Append): Promise<BlockTensor> {
  const { codes, scales } = quantizeBlocks(data);
  return {
    dims,
    codes: await append(packPairs(codes)),
    scales: await append(new Uint8Array(scales.buffer)),
  };
}
