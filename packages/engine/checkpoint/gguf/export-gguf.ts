import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { EngineError } from '../../errors.ts';
import type { StoredTensor } from '../../model/weights.ts';
import { fillFileAtomically } from '../../storage/write-atomically.ts';
import { mergedFloats } from '../merge-adapter.ts';
import { readAdapter } from '../peft-adapter.ts';
import { openModelFolder } from '../read-model-folder.ts';
import { readStoredTensor } from '../stored-tensors.ts';
import { ggufModel, ggufName, interleaveHeads, ropeDivisors, rotatesNeighbours } from './gguf-model.ts';
import { ggufTokenizer } from './gguf-tokenizer.ts';
import { type GgufType, ggufTypes } from './gguf-types.ts';
import { type GgufTensor, type GgufValue, writeGguf } from './write-gguf.ts';

/**
 * Writes a model folder, with an adapter merged in if one is named, as one GGUF file for llama.cpp and Ollama; it appears
 * only when whole. `type` is that of the matrices; rows that do not divide into blocks are kept as f16, vectors as f32.
 * A folder without tokenizer.json gives a file without tokens. Throws EngineError `bad-checkpoint` for what llama.cpp
 * would read otherwise, and `storage`.
 */
export async function exportGguf({
  model: folder,
  adapter: adapterFolder,
  output,
  type,
}: {
  model: string;
  adapter?: string;
  output: string;
  type: GgufType;
}): Promise<void> {
  const refuse = (what: string): EngineError => new EngineError('bad-checkpoint', `${folder} ${what}.`);
  const { configuration, weights } = await openModelFolder(folder);
  const adapter = adapterFolder === undefined ? undefined : await readAdapter(adapterFolder);
  const metadata = new Map([
    ...ggufModel(configuration, {
      name: basename(resolve(adapterFolder ?? folder)),
      fileType: ggufTypes[type].file,
      refuse,
    }),
    ...(await tokenizerMetadata(folder, (tokenizer, settings, chatTemplate) =>
      ggufTokenizer({ tokenizer, settings, chatTemplate, configuration, refuse }),
    )),
  ]);
  const read = async (name: string, tensor: StoredTensor): Promise<Float32Array> => {
    const floats = (await mergedFloats(name, tensor, adapter)) ?? (await readStoredTensor(tensor)).data;
    const rotated = /self_attn\.[qk]_proj\.(weight|bias)$/.test(name) && rotatesNeighbours(configuration);
    return rotated ? interleaveHeads(floats, configuration.headSize, tensor.dims[1] ?? 1) : floats;
  };
  const tensors = [...weights].map(([name, tensor]): GgufTensor => {
    const kept = typeOf(tensor, type);
    const encode = async (): Promise<Uint8Array> => ggufTypes[kept].encode(await read(name, tensor));
    return { name: ggufName(name), dims: tensor.dims, type: kept, read: encode };
  });
  const divisors = ropeDivisors(configuration);
  if (divisors) {
    const encode = async (): Promise<Uint8Array> => ggufTypes.f32.encode(divisors);
    tensors.push({ name: 'rope_freqs.weight', dims: [divisors.length], type: 'f32', read: encode });
  }
  await fillFileAtomically(output, (temporary) => writeGguf(temporary, metadata, tensors));
}

function typeOf({ dims }: StoredTensor, wanted: GgufType): GgufType {
  if (dims.length < 2) return 'f32';
  return dims[1] % ggufTypes[wanted].block === 0 ? wanted : 'f16';
}

async function tokenizerMetadata(
  folder: string,
  make: (
    tokenizer: Record<string, unknown>,
    settings: Record<string, unknown>,
    chatTemplate: string | undefined,
  ) => Map<string, GgufValue>,
): Promise<Map<string, GgufValue>> {
  const read = (file: string): Promise<string | undefined> =>
    readFile(join(folder, file), 'utf8').catch(() => undefined);
  const tokenizer = await read('tokenizer.json');
  if (tokenizer === undefined) return new Map([['tokenizer.ggml.model', { text: 'none' }]]);
  const settings = JSON.parse((await read('tokenizer_config.json')) ?? '{}') as Record<string, unknown>;
  const { chat_template: inside } = settings;
  const template = (await read('chat_template.jinja')) ?? (typeof inside === 'string' ? inside : undefined);
  return make(JSON.parse(tokenizer) as Record<string, unknown>, settings, template);
}
