import { join } from 'node:path';
import type { ModelConfiguration } from '../model/configuration.ts';
import type { Weights } from '../model/weights.ts';
import { isGgufPath, openGgufModel, readGgufConfiguration } from './gguf/read/open-gguf-model.ts';
import { openModelFolder, readFolderConfiguration, weightFiles } from './open-model-folder.ts';
import type { StoredModel } from './stored-model.ts';
import { readStoredTensor } from './tensors/stored-tensors.ts';

/** A model with its weights as 32-bit floats. */
export interface Model {
  configuration: ModelConfiguration;
  weights: Weights;
}

/** Reads the shape of a model: a Hugging Face folder or a GGUF file. Throws EngineError `bad-checkpoint`. */
export function readConfiguration(model: string): Promise<ModelConfiguration> {
  return isGgufPath(model) ? readGgufConfiguration(model) : readFolderConfiguration(model);
}

/**
 * Finds the tensors of a model, a Hugging Face folder or a GGUF file, without reading them. Throws EngineError
 * `bad-checkpoint` naming the file or tensor that is missing or has the wrong shape.
 */
export function openStoredModel(model: string): Promise<StoredModel> {
  return isGgufPath(model) ? openGgufModel(model) : openModelFolder(model);
}

/** The same with the tensors read. Throws as `openModel` does. */
export async function readModel(model: string): Promise<Model> {
  const { configuration, weights: stored } = await openStoredModel(model);
  const weights: Weights = new Map();
  for (const [name, tensor] of stored) weights.set(name, await readStoredTensor(tensor));
  return { configuration, weights };
}

/** The paths of the files that hold a model's weights. Throws EngineError `bad-checkpoint`. */
export async function weightPaths(model: string): Promise<string[]> {
  return isGgufPath(model) ? [model] : (await weightFiles(model)).map((file) => join(model, file));
}
