import { basename, resolve } from 'node:path';
import { EngineError } from '../../../errors.ts';
import type { ModelConfiguration } from '../../../model/configuration.ts';
import type { PackedTensor, StoredTensor } from '../../../model/weights.ts';
import { fillFileAtomically } from '../../../storage/write-atomically.ts';
import { mergedFloats } from '../../adapter/merge-adapter.ts';
import { readFittingAdapter } from '../../adapter/read-fitting-adapter.ts';
import { openStoredModel } from '../../read-model.ts';
import { readTokenizer } from '../../read-tokenizer.ts';
import { readStoredTensor } from '../../tensors/stored-tensors.ts';
import { ggufName, rotatesNeighbours } from '../gguf-names.ts';
import { interleaveHeads } from '../interleave-heads.ts';
import { packings } from '../packings.ts';
import { wholeTokenizerKeys } from '../whole-tokenizer-keys.ts';
import { encodings, type GgufType } from './encodings.ts';
import { ggufMetadata, ropeDivisors } from './gguf-metadata.ts';
import { ggufTokenizerEntries } from './gguf-tokenizer.ts';
import type { GgufValue } from './gguf-value.ts';
import { wholeTokenizerEntries } from './whole-tokenizer.ts';
import { type GgufTensor, writeGguf } from './write-gguf.ts';

/** What llama.cpp takes for a model without tokens. */
const withoutTokenizer = new Map<string, GgufValue>([['tokenizer.ggml.model', { text: 'none' }]]);

/**
 * Writes a model, with an adapter merged in if one is named, as one GGUF file for llama.cpp and Ollama; it appears
 * only when whole. `type` is that of the matrices; rows that do not divide into blocks are kept as f16, vectors as f32, and
 * the output head beside 4-bit matrices as q8_0. A folder without tokenizer.json gives a file without tokens; with
 * `anyTokenizer`, a tokenizer that llama.cpp does not know is written whole, for the engine (see `wholeTokenizerEntries`). Throws
 * EngineError `bad-checkpoint` for what llama.cpp would read otherwise, and `storage`.
 */
export async function exportGguf({
  model: folder,
  adapter: adapterFolder,
  output,
  type,
  anyTokenizer = false,
}: {
  model: string;
  adapter?: string;
  output: string;
  type: GgufType;
  anyTokenizer?: boolean;
}): Promise<void> {
  const { configuration, weights } = await openStoredModel(folder);
  const adapter = adapterFolder === undefined ? undefined : await readFittingAdapter(adapterFolder, folder);
  const metadata = await wholeMetadata(folder, {
    configuration,
    type,
    named: adapterFolder ?? folder,
    anyTokenizer,
  });
  const read = async (name: string, tensor: StoredTensor | PackedTensor): Promise<Float32Array> => {
    const floats = (await mergedFloats(name, tensor, adapter)) ?? (await readStoredTensor(tensor)).data;
    const rotated = /self_attn\.[qk]_proj\.(weight|bias)$/.test(name) && rotatesNeighbours(configuration);
    return rotated ? interleaveHeads(floats, configuration.headSize, tensor.dims[1] ?? 1) : floats;
  };
  const tensors = [...weights].map(([name, tensor]): GgufTensor => {
    const kept = typeOf(tensor, isHead(name, configuration) ? headType(type) : type);
    const encode = async (): Promise<Uint8Array> => encodings[kept].encode(await read(name, tensor));
    return { name: ggufName(name, configuration), dims: tensor.dims, type: kept, read: encode };
  });
  const divisors = ropeDivisors(configuration);
  if (divisors) {
    const encode = async (): Promise<Uint8Array> => encodings.f32.encode(divisors);
    tensors.push({ name: 'rope_freqs.weight', dims: [divisors.length], type: 'f32', read: encode });
  }
  await fillFileAtomically(output, (temporary) => writeGguf(temporary, metadata, tensors));
}

/**
 * Throws EngineError `bad-checkpoint` for a model that `exportGguf` would refuse, before anything is computed that is to be
 * written so. Returns whether llama.cpp knows its tokenizer.
 */
export async function requireGgufExport(folder: string): Promise<{ knownTokenizer: boolean }> {
  const { configuration } = await openStoredModel(folder);
  const metadata = await wholeMetadata(folder, {
    configuration,
    type: 'f32',
    named: folder,
    anyTokenizer: true,
  });
  return { knownTokenizer: !metadata.has(wholeTokenizerKeys.tokenizer) };
}

interface MetadataOptions {
  configuration: ModelConfiguration;
  type: GgufType;
  /** The path that the file's name of the model is from. */
  named: string;
  anyTokenizer: boolean;
}

async function wholeMetadata(folder: string, options: MetadataOptions): Promise<Map<string, GgufValue>> {
  const { configuration, type, named } = options;
  const refuse = (what: string): EngineError => new EngineError('bad-checkpoint', `${folder} ${what}.`);
  const metadata = ggufMetadata(configuration, {
    name: basename(resolve(named)),
    fileType: encodings[type].file,
    refuse,
  });
  return new Map([...metadata, ...(await tokenizerMetadata(folder, { ...options, refuse }))]);
}

async function tokenizerMetadata(
  folder: string,
  { configuration, anyTokenizer, refuse }: MetadataOptions & { refuse: (what: string) => EngineError },
): Promise<Map<string, GgufValue>> {
  const stored = await readTokenizer(folder);
  if (!stored) return withoutTokenizer;
  try {
    return ggufTokenizerEntries({ ...stored, configuration, refuse });
  } catch (error) {
    if (!anyTokenizer || !(error instanceof EngineError)) throw error;
    return wholeTokenizerEntries({ ...stored, configuration });
  }
}

function typeOf({ dims }: StoredTensor | PackedTensor, wanted: GgufType): GgufType {
  if (dims.length < 2) return 'f32';
  return dims[1] % packings[wanted].block === 0 ? wanted : 'f16';
}

/** Every error of the output head is one of the answer, so llama.cpp keeps it finer than 4 bits; so do we. */
function headType(type: GgufType): GgufType {
  return type === 'q4_0' ? 'q8_0' : type;
}

function isHead(name: string, { tiedEmbeddings }: ModelConfiguration): boolean {
  return name === (tiedEmbeddings ? 'model.embed_tokens.weight' : 'lm_head.weight');
}
