import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { blockSize } from '../graph/stored-tensor.ts';
import { targetModules } from '../model/adapter.ts';
import type { ModelConfiguration } from '../model/configuration.ts';
import { countParameters } from '../model/parameter-shapes.ts';
import type {
  BlockTensor,
  FrozenWeights,
  StoredTensor,
  StoredWeights,
  WeightStorage,
} from '../model/weights.ts';
import { storageError } from '../storage/storage-error.ts';
import { packPairs, quantizeBlocks } from './quantize-blocks.ts';
import { openModelFolder } from './read-model-folder.ts';
import { readStoredTensor } from './stored-tensors.ts';

/** A model that does not learn. */
export interface FrozenModel {
  configuration: ModelConfiguration;
  weights: FrozenWeights;
  /** The tensors as the folder holds them. */
  stored: StoredWeights;
  /** Lets go of files that were made for it; sessions that are open by then keep working. */
  release(): Promise<void>;
}

/** Models that take up to so much as 32-bit floats are expanded in memory when nothing else is asked for: 1 GiB. */
export const largestInMemory = 2 ** 30;

/**
 * Opens a model folder to compute with. In `4-bit` storage, projections are rounded and written to a temporary file (a
 * seventh of the model's size as 32-bit floats), since ONNX Runtime maps files alone. Throws EngineError
 * `bad-checkpoint`, and `storage` when there is no room for the file.
 */
export async function openFrozenModel(
  folder: string,
  { storage }: { storage?: WeightStorage | undefined } = {},
): Promise<FrozenModel> {
  const { configuration, weights: stored } = await openModelFolder(folder);
  const model = { configuration, stored, release: async () => undefined };
  const floats = 4 * countParameters(configuration);
  switch (storage ?? (floats <= largestInMemory ? 'memory' : 'files')) {
    case 'memory': {
      const weights: FrozenWeights = new Map();
      for (const [name, tensor] of stored) weights.set(name, await readStoredTensor(tensor));
      return { ...model, weights };
    }
    case 'files':
      return { ...model, weights: stored };
    case '4-bit':
      return { ...model, ...(await writeBlocks(stored)) };
  }
}

/** Whether a tensor is kept in 4 bits: a projection whose rows divide into blocks. */
function isRounded(name: string, { dims }: StoredTensor): boolean {
  return targetModules.some((target) => name.endsWith(`.${target}.weight`)) && dims[1] % blockSize === 0;
}

async function writeBlocks(stored: StoredWeights): Promise<Pick<FrozenModel, 'weights' | 'release'>> {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-4-bit-'));
  const release = async (): Promise<void> => rm(folder, { recursive: true, force: true });
  const path = join(folder, 'blocks');
  try {
    const file = await open(path, 'w');
    let offset = 0;
    const append = async (bytes: Uint8Array) => {
      await file.writeFile(bytes);
      offset += bytes.byteLength;
      return { file: path, offset: offset - bytes.byteLength, bytes: bytes.byteLength };
    };
    try {
      const weights: FrozenWeights = new Map();
      for (const [name, tensor] of stored) {
        if (!isRounded(name, tensor)) weights.set(name, tensor);
        else {
          const { codes, scales } = quantizeBlocks((await readStoredTensor(tensor)).data);
          const block: BlockTensor = {
            dims: tensor.dims,
            codes: await append(packPairs(codes)),
            scales: await append(new Uint8Array(scales.buffer)),
          };
          weights.set(name, block);
        }
      }
      return { weights, release };
    } finally {
      await file.close();
    }
  } catch (cause) {
    await release();
    throw storageError(path, cause);
  }
}
