import type { FloatTensor } from '../graph/float-tensor.ts';
import type { FilePlace, FrozenTensor, StoredTensor } from '../graph/stored-tensor.ts';

export type { FloatTensor } from '../graph/float-tensor.ts';
export type { BlockTensor, FrozenTensor, StoredTensor } from '../graph/stored-tensor.ts';

/** How numbers are kept in a model's files. */
export type FloatType = StoredTensor['type'];

/** A model's tensors by their Hugging Face names, such as `model.layers.0.self_attn.q_proj.weight`. */
export type Weights = Map<string, FloatTensor>;

/** ggml's ways of keeping numbers in a GGUF file. */
export type Packing =
  | 'f32'
  | 'f16'
  | 'bf16'
  | 'q8_0'
  | 'q4_0'
  | 'q4_1'
  | 'q5_0'
  | 'q5_1'
  | 'q4_k'
  | 'q5_k'
  | 'q6_k';

/** A tensor in a GGUF file that has to be unpacked before anything is computed with it. */
export interface PackedTensor {
  dims: readonly number[];
  packing: Packing;
  place: FilePlace;
  /** Rows of heads of that size lie in llama.cpp's order; see `separateHeads`. */
  headSize?: number;
  /** What is added to each number. */
  offset?: number;
}

/** The same, as they lie in their files. */
export type StoredWeights = Map<string, StoredTensor | PackedTensor>;

/** The same, none of them learning. */
export type FrozenWeights = Map<string, FrozenTensor>;

/**
 * Where weights that do not learn are while a model works: `memory`, expanded to 32-bit floats; `files`, mapped into
 * memory from their files as they are; `8-bit`, projections and the output head rounded to 8 bits a weight, for answering
 * alone; or `4-bit`, projections rounded to 4 bits a weight, the rest mapped.
 */
export type WeightStorage = 'memory' | 'files' | '8-bit' | '4-bit';

/** The weights, if all of them are in memory as floats. */
export function floatWeights(weights: FrozenWeights): Weights | undefined {
  const floats: Weights = new Map();
  for (const [name, tensor] of weights) {
    if (!('data' in tensor)) return undefined;
    floats.set(name, tensor);
  }
  return floats;
}
