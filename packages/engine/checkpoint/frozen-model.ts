import type { Adapter } from '../model/adapter.ts';
import type { ModelConfiguration } from '../model/configuration.ts';
import { countParameters } from '../model/parameter-shapes.ts';
import type {
  FloatTensor,
  FrozenTensor,
  FrozenWeights,
  PackedTensor,
  StoredTensor,
  StoredWeights,
  WeightStorage,
} from '../model/weights.ts';
import { isAdapted, mergedFloats } from './adapter/merge-adapter.ts';
import { isGgufPath } from './gguf/read/open-gguf-model.ts';
import { openStoredModel, weightPaths } from './read-model.ts';
import { inEightBits, inFourBits, isRounded, withHead } from './round-weights.ts';
import { fromFloats } from './tensors/half-precision.ts';
import { writeKeptWeights } from './tensors/kept-weights.ts';
import { readStoredTensor } from './tensors/stored-tensors.ts';
import {
  type Append,
  type Fill,
  type TemporaryWeights,
  writeTemporaryWeights,
} from './tensors/temporary-weights.ts';

/** A model that does not learn. */
export interface FrozenModel extends TemporaryWeights {
  configuration: ModelConfiguration;
  /** The tensors as the model's files hold them. */
  stored: StoredWeights;
}

/** Puts a tensor where the model finds it, which may be where it lies. */
type Lay = (name: string, tensor: StoredTensor | PackedTensor, append: Append) => Promise<FrozenTensor>;

/** Models that take up to so much as 32-bit floats are expanded in memory when nothing else is asked for: 1 GiB. */
export const largestInMemory = 2 ** 30;

/**
 * Opens a model to compute with. In `4-bit` storage, projections are rounded and written to a file (a seventh of the model's
 * size as 32-bit floats); in `8-bit` storage the output head is rounded besides, and what is rounded lies in memory up to the
 * same size; in `files`, what a GGUF file keeps in blocks is written out as 32-bit floats. What is written for models beyond
 * that size is kept for the next time (see `writeKeptWeights`). Throws EngineError `bad-checkpoint`, and `storage` when there is
 * no room for the file.
 * An adapter is merged into the weights first.
 */
export async function openFrozenModel(
  model: string,
  { storage, adapter }: { storage?: WeightStorage; adapter?: Adapter } = {},
): Promise<FrozenModel> {
  const { configuration, weights: stored } = await openStoredModel(model);
  const fits = 4 * countParameters(configuration) <= largestInMemory;
  const way = storage ?? (fits ? 'memory' : 'files');
  const read = async (name: string, tensor: StoredTensor | PackedTensor): Promise<FloatTensor> => {
    const data = await mergedFloats(name, tensor, adapter);
    return data ? { dims: tensor.dims, data } : readStoredTensor(tensor);
  };
  const map: Lay = async (name, tensor, append) => {
    if (!('packing' in tensor) && !isAdapted(name, adapter)) return tensor;
    const make = async (): Promise<Uint8Array> => fromFloats((await read(name, tensor)).data, 'float32');
    return { dims: tensor.dims, type: 'float32', place: await append(make) };
  };
  const inFiles = async (tensors: StoredWeights, lay: Lay): Promise<TemporaryWeights> => {
    const fill: Fill = async (append) => {
      const weights: FrozenWeights = new Map();
      for (const [name, tensor] of tensors) weights.set(name, await lay(name, tensor, append));
      return weights;
    };
    const takesLong = !fits && !adapter && (isGgufPath(model) || way !== 'files');
    return takesLong
      ? writeKeptWeights(fill, { sources: await weightPaths(model), way })
      : writeTemporaryWeights(fill);
  };
  switch (way) {
    case 'memory': {
      const weights: FrozenWeights = new Map();
      for (const [name, tensor] of stored) weights.set(name, await read(name, tensor));
      return { configuration, stored, weights, release: async () => undefined };
    }
    case 'files': {
      const { weights, release } = await inFiles(stored, map);
      return { configuration, stored, weights, release };
    }
    case '8-bit': {
      const { weights, release } = await inFiles(withHead(stored, configuration), (name, tensor, append) => {
        if (isRounded(name, tensor, 8))
          return inEightBits(tensor.dims, () => read(name, tensor), fits ? undefined : append);
        return fits ? read(name, tensor) : map(name, tensor, append);
      });
      return { configuration, stored, weights, release };
    }
    case '4-bit': {
      const { weights, release } = await inFiles(stored, (name, tensor, append) =>
        isRounded(name, tensor, 4)
          ? inFourBits(tensor.dims, () => read(name, tensor), append)
          : map(name, tensor, append),
      );
      return { configuration, stored, weights, release };
    }
  }
}
