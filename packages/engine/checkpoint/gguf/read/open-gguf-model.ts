import { extname } from 'node:path';
import { EngineError } from '../../../errors.ts';
import type { ModelConfiguration } from '../../../model/configuration.ts';
import type { PackedTensor, StoredTensor } from '../../../model/weights.ts';
import { checkedWeights } from '../../checked-weights.ts';
import type { StoredModel } from '../../stored-model.ts';
import type { StoredTokenizer } from '../../stored-tokenizer.ts';
import { readStoredTensor } from '../../tensors/stored-tensors.ts';
import { ggufName, rotatesNeighbours } from '../gguf-names.ts';
import { ggufConfiguration } from './gguf-configuration.ts';
import { readMetadata } from './metadata.ts';
import { type GgufEntry, type GgufFile, openGguf } from './open-gguf.ts';
import { ggufTokenizer } from './tokenizer/gguf-tokenizer.ts';

/** Whether a model's path is that of a GGUF file. */
export function isGgufPath(path: string): boolean {
  return extname(path).toLowerCase() === '.gguf';
}

/** Reads the shape of the model in a GGUF file. Throws EngineError `bad-checkpoint`. */
export async function readGgufConfiguration(path: string): Promise<ModelConfiguration> {
  return configurationOf(await openGguf(path));
}

/** Reads a GGUF file's tokenizer and chat template, if it has any. Throws EngineError `bad-checkpoint`. */
export async function readGgufTokenizer(path: string): Promise<StoredTokenizer | undefined> {
  const file = await openGguf(path);
  const refuse = refusal(path);
  const tokenizer = ggufTokenizer(readMetadata(file.metadata, refuse), refuse);
  return tokenizer && { ...tokenizer, maximumLength: (await configurationOf(file)).maximumLength };
}

/** Finds the tensors of the model in a GGUF file. Throws EngineError `bad-checkpoint` as `openModelFolder` does. */
export async function openGgufModel(path: string): Promise<StoredModel> {
  const file = await openGguf(path);
  const configuration = await configurationOf(file);
  const weights = checkedWeights(path, configuration, (name) => {
    const entry = file.tensors.get(ggufName(name, configuration));
    const rotated = /self_attn\.[qk]_proj\.(weight|bias)$/.test(name) && rotatesNeighbours(configuration);
    // llama.cpp keeps what such norms multiply by, 1 + weight.
    const offset = configuration.offsetNorms && /norm\.weight$/.test(name) ? -1 : undefined;
    return entry && storedTensor(entry, { headSize: rotated ? configuration.headSize : undefined, offset });
  });
  return { configuration, weights };
}

/** What is kept as plain numbers in their order can be computed with where it lies. */
function storedTensor(
  { dims, packing, place }: GgufEntry,
  { headSize, offset }: Pick<PackedTensor, 'headSize' | 'offset'> = {},
): StoredTensor | PackedTensor {
  const types = { f32: 'float32', f16: 'float16', bf16: 'bfloat16' } as const;
  if (headSize === undefined && offset === undefined && packing in types)
    return { dims, type: types[packing as keyof typeof types], place };
  return { dims, packing, place, headSize, offset };
}

async function configurationOf({ path, metadata, tensors }: GgufFile): Promise<ModelConfiguration> {
  const refuse = refusal(path);
  const read = async (name: string): Promise<Float32Array | undefined> => {
    const entry = tensors.get(name);
    return entry && (await readStoredTensor(storedTensor(entry))).data;
  };
  return ggufConfiguration({
    metadata: readMetadata(metadata, refuse),
    tensors,
    ropeDivisors: await read('rope_freqs.weight'),
    ropeFactors: await read('rope_factors_short.weight'),
    refuse,
  });
}

function refusal(path: string): (what: string) => EngineError {
  return (what) => new EngineError('bad-checkpoint', `${path} ${what}.`);
}
