import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { EngineError } from '../errors.ts';
import type { StoredTensor } from '../model/weights.ts';
import { checkedWeights } from './checked-weights.ts';
import { parseConfiguration } from './configuration/configuration-file.ts';
import { readJsonObject } from './read-json.ts';
import type { StoredModel } from './stored-model.ts';
import { findStoredTensors } from './tensors/stored-tensors.ts';

/** Reads the shape of the model in a Hugging Face folder. Throws EngineError `bad-checkpoint`. */
export async function readFolderConfiguration(folder: string): Promise<StoredModel['configuration']> {
  const path = join(folder, 'config.json');
  return parseConfiguration(await readJsonObject(path), path);
}

/**
 * Finds the tensors of a model in a Hugging Face folder: `config.json` and `model.safetensors`, whole or in shards. Throws
 * EngineError `bad-checkpoint` naming the file or tensor that is missing or has the wrong shape.
 */
export async function openModelFolder(folder: string): Promise<StoredModel> {
  const configuration = await readFolderConfiguration(folder);
  const stored = new Map<string, StoredTensor>();
  for (const file of await weightFiles(folder)) {
    for (const [name, tensor] of await findStoredTensors(join(folder, file))) stored.set(name, tensor);
  }
  return { configuration, weights: checkedWeights(folder, configuration, (name) => stored.get(name)) };
}

/** A file of the folder itself, and no way out of it. */
const fileName = /^(?!\.)[^\\/\0]+\.safetensors$/;

/** The weight files of a model folder: one, or the shards that the index names. */
export async function weightFiles(folder: string): Promise<string[]> {
  const index = join(folder, 'model.safetensors.index.json');
  if (!existsSync(index)) return ['model.safetensors'];
  const { weight_map: map } = await readJsonObject(index);
  const files = [...new Set(Object.values(map ?? {}))];
  if (files.length === 0 || !files.every((file) => typeof file === 'string' && fileName.test(file))) {
    throw new EngineError('bad-checkpoint', `${index}: weight_map must name files of the same folder.`);
  }
  return files as string[];
}
