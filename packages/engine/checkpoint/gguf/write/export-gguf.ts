import { basename, resolve } from 'node:path';
import { EngineError } from '../../../errors.ts';
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
import { encodings, type GgufType } from './encodings.ts';
import { ggufMetadata, ropeDivisors } from './gguf-metadata.ts';
import { ggufTokenizerEntries } from './gguf-tokenizer.ts';
import type { GgufValue } from './gguf-value.ts';
import { type GgufTensor, writeGguf } from './write-gguf.ts';

/** What llama.cpp takes for a model without tokens. */
const withoutTokenizer = new Map<string, GgufValue>([['tokenizer.ggml.model', { text: 'none' }]]);

/**
 * Writes a model, with an adapter merged in if one is named, as one GGUF file for llama.cpp and Ollama; it appears
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
  const { configuration, weights } = await openStoredModel(folder);
  const adapter = adapterFolder === undefined ? undefined : await readFittingAdapter(adapterFolder, folder);
  const tokenizer = await readTokenizer(folder);
  const metadata = new Map([
    ...ggufMetadata(configuration, {
      name: basename(resolve(adapterFolder ?? folder)),
      fileType: encodings[type].file,
      refuse,
    }),
    ...(tokenizer ? ggufTokenizerEntries({ ...tokenizer, configuration, refuse }) : withoutTokenizer),
  ]);
  const read = async (name: string, tensor: StoredTensor | PackedTensor): Promise<Float32Array> => {
    const floats = (await mergedFloats(name, tensor, adapter)) ?? (await readStoredTensor(tensor)).data;
    const rotated = /self_attn\.[qk]_proj\.(weight|bias)$/.test(name) && rotatesNeighbours(configuration);
    return rotated ? interleaveHeads(floats, configuration.headSize, tensor.dims[1] ?? 1) : floats;
  };
  const tensors = [...weights].map(([name, tensor]): GgufTensor => {
    const kept = typeOf(tensor, type);
    const encode = async (): Promise<Uint8Array> => encodings[kept].encode(await read(name, tensor));
    return { name: ggufName(name), dims: tensor.dims, type: kept, read: encode };
  });
  const divisors = ropeDivisors(configuration);
  if (divisors) {
    const encode = async (): Promise<Uint8Array> => encodings.f32.encode(divisors);
    tensors.push({ name: 'rope_freqs.weight', dims: [divisors.length], type: 'f32', read: encode });
  }
  await fillFileAtomically(output, (temporary) => writeGguf(temporary, metadata, tensors));
}

function typeOf({ dims }: StoredTensor | PackedTensor, wanted: GgufType): GgufType {
  if (dims.length < 2) return 'f32';
  return dims[1] % packings[wanted].block === 0 ? wanted : 'f16';
}
