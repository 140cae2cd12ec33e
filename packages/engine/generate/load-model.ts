import { readFittingAdapter } from '../checkpoint/adapter/read-fitting-adapter.ts';
import { type FrozenModel, openFrozenModel } from '../checkpoint/frozen-model.ts';
import { type Adapter, mergeWeights } from '../model/adapter.ts';
import { floatWeights, type WeightStorage } from '../model/weights.ts';

/** Which model answers. */
export interface ModelName {
  /** A Hugging Face folder or a GGUF file. */
  model: string;
  /** A PEFT folder whose adapter is laid over the model. */
  adapter?: string;
  /** Where the model's weights are while it works. Default: memory up to 1 GiB as 32-bit floats, files beyond. */
  storage?: WeightStorage;
}

/** A model to compute with. */
export interface LoadedModel extends Omit<FrozenModel, 'stored'> {
  /** An adapter that was not merged into the weights and is to be computed beside them. */
  adapter?: Adapter;
}

/**
 * Opens a model, with an adapter laid over it when one is named: merged into weights in memory, beside others. Throws
 * EngineError `bad-checkpoint`.
 */
export async function loadModel({ model, adapter: folder, storage }: ModelName): Promise<LoadedModel> {
  const adapter = folder === undefined ? undefined : await readFittingAdapter(folder, model);
  // In 8 bits an adapter is merged before rounding, as in a file in 8 bits; 4 would lose it.
  const early = storage === '8-bit' ? adapter : undefined;
  const { stored: _stored, ...base } = await openFrozenModel(model, { storage, adapter: early });
  if (!adapter || early) return base;
  const floats = floatWeights(base.weights);
  if (!floats) return { ...base, adapter };
  return { ...base, weights: mergeWeights(floats, adapter) };
}

/** Products with matrices in few bits are many times quicker when they may lay them out anew. */
export function repacks({ storage }: ModelName): boolean {
  return storage === '4-bit' || storage === '8-bit';
}
