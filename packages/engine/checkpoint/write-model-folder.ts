import { copyFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelConfiguration } from '../model/configuration.ts';
import type { Weights } from '../model/weights.ts';
import { writeFolderAtomically } from '../storage/write-atomically.ts';
import { formatConfiguration } from './configuration/configuration-file.ts';
import { isGgufPath, readGgufConfiguration, readGgufTokenizer } from './gguf/read/open-gguf-model.ts';
import { readJsonObject } from './read-json.ts';
import { fromFloats } from './tensors/half-precision.ts';
import { type TensorSource, writeShards } from './tensors/write-shards.ts';

/** What a model folder holds beside weights and configuration, and what a tuned model takes over from its base. */
const companionFiles =
  /^(tokenizer.*|special_tokens_map\.json|chat_template\..*|generation_config\.json|vocab\..*|merges\.txt)$/;

/**
 * Writes a model as a Hugging Face folder that appears only when whole; configuration, tokenizer, chat template and
 * generation settings are taken over from the model `from`. Weights beyond `shardBytes` (default 4 GB) are split into
 * shards with an index.
 */
export async function writeModelFolder({
  folder,
  from,
  weights,
  shardBytes,
}: {
  folder: string;
  from: string;
  weights: Weights;
  shardBytes?: number;
}): Promise<void> {
  await copyModelFolder({
    folder,
    from,
    sources: floatSources(weights),
    shardBytes: shardBytes || undefined,
  });
}

/** The same for weights that are not in memory all at once. */
export async function copyModelFolder({
  folder,
  from,
  sources,
  shardBytes,
}: {
  folder: string;
  from: string;
  sources: readonly TensorSource[];
  shardBytes?: number;
}): Promise<void> {
  await writeFolderAtomically(folder, async (temporary) => {
    // What the engine does not read matters to other programs, so the file is kept but for the type of the weights.
    const { torch_dtype: _type, ...configuration } = await copyCompanions(from, temporary);
    const types = new Set(sources.map(({ type }) => type));
    const dtype = types.size === 1 ? [...types][0] : 'float32';
    await writeJson(join(temporary, 'config.json'), { ...configuration, dtype });
    await writeShards(temporary, sources, shardBytes);
  });
}

/** Copies what a model holds beside its weights into a folder, and returns its `config.json`, which is not written. */
async function copyCompanions(from: string, folder: string): Promise<Record<string, unknown>> {
  if (!isGgufPath(from)) {
    for (const file of await readdir(from)) {
      if (companionFiles.test(file)) await copyFile(join(from, file), join(folder, file));
    }
    return readJsonObject(join(from, 'config.json'));
  }
  const stored = await readGgufTokenizer(from);
  if (stored) {
    const { tokenizer, settings, chatTemplate, maximumLength } = stored;
    await writeJson(join(folder, 'tokenizer.json'), tokenizer);
    await writeJson(join(folder, 'tokenizer_config.json'), { ...settings, model_max_length: maximumLength });
    if (chatTemplate !== undefined) await writeFile(join(folder, 'chat_template.jinja'), chatTemplate);
  }
  return formatConfiguration(await readGgufConfiguration(from));
}

/** Writes `config.json`. */
export async function writeConfiguration(folder: string, configuration: ModelConfiguration): Promise<void> {
  await writeJson(join(folder, 'config.json'), formatConfiguration(configuration));
}

/** Writes `model.safetensors`, or shards of it with their index. */
export async function writeWeights(folder: string, weights: Weights): Promise<void> {
  await writeShards(folder, floatSources(weights));
}

function floatSources(weights: Weights): TensorSource[] {
  return [...weights].map(([name, { dims, data }]) => ({
    name,
    dims,
    type: 'float32',
    read: () => fromFloats(data, 'float32'),
  }));
}

async function writeJson(path: string, value: object): Promise<void> {
  await writeFile(path, `${JSON.stringify(value, null, 2)}\n`);
}
