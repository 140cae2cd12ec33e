import type { Activation } from '../graph/operations/gated-unit.ts';

/** How rotary positions are stretched beyond the trained length; the kinds of Hugging Face's `rope_scaling`. */
export type RopeScaling =
  | { kind: 'linear'; factor: number }
  /** Changes nothing up to the longest sequence, and the engine takes none that is longer. */
  | { kind: 'dynamic'; factor: number }
  | {
      kind: 'llama3';
      factor: number;
      lowFrequencyFactor: number;
      highFrequencyFactor: number;
      originalMaximumLength: number;
    }
  | {
      kind: 'yarn';
      factor: number;
      originalMaximumLength: number;
      /** Rotations over the original length above which a frequency stays as it is. */
      betaFast: number;
      /** Rotations below which it is stretched by the whole factor. */
      betaSlow: number;
      /** Cosines and sines are multiplied by this. */
      attentionFactor: number;
    }
  /** Each frequency is divided by its own factor, cosines and sines multiplied as above (Ding et al. 2024, LongRoPE). */
  | { kind: 'longrope'; factors: readonly number[]; attentionFactor: number };

/** Members of the Llama family that the engine runs: `model_type` in `config.json`. */
export const modelFamilies = [
  'llama',
  'mistral',
  'qwen2',
  'qwen3',
  'smollm3',
  'granite',
  'olmo2',
  'gemma2',
  'gemma3_text',
  'phi3',
] as const;
export type ModelFamily = (typeof modelFamilies)[number];

/** The shape of a Llama-family model: what `config.json` says, in the engine's words. */
export interface ModelConfiguration {
  /** Default llama. */
  family?: ModelFamily;
  vocabularySize: number;
  hiddenSize: number;
  /** Width of the gated hidden layer. */
  intermediateSize: number;
  layers: number;
  heads: number;
  /** Grouped-query attention: each key/value head serves heads / keyValueHeads query heads. */
  keyValueHeads: number;
  headSize: number;
  /** Projections that add a bias, such as `q_proj`. Default: none. */
  biases?: readonly string[];
  /**
   * Queries and keys are normalised before they are rotated: each head by itself, as in Qwen 3, or all heads of a token
   * together, as in OLMo 2. Default: they are not.
   */
  headNorms?: 'apart' | 'together';
  /** What of a block is normalised: what goes in, as in Llama, what comes out, as in OLMo 2, or both, as in Gemma. */
  normalized?: 'inputs' | 'outputs' | 'both';
  /** Whether norms multiply by 1 + weight instead of by the weight, as in Gemma. */
  offsetNorms?: boolean;
  /** What the gate of the hidden layer goes through. Default: silu. */
  activation?: Activation;
  /** What embeddings, what each block adds, attention scores and logits are multiplied by; scores by default by 1 / sqrt(headSize). */
  scales?: { embedding?: number; residual?: number; attention?: number; logits?: number };
  /** What attention scores and logits are softly kept below, as in Gemma 2. */
  caps?: { attention?: number; logits?: number };
  /** Layers in which a token sees itself and the `size` - 1 tokens before it, and no others. */
  slidingWindow?: { size: number; layers: readonly number[] };
  /** The theta of layers with a window, whose positions are not stretched, as in Gemma 3. Default: that of the others. */
  slidingTheta?: number;
  /** The share of a head's numbers, from the first on, that are rotated. Default: all. */
  rotatedShare?: number;
  /** Whether queries, keys and values lie in one matrix `qkv_proj`, and gate and up in `gate_up_proj`, as in Phi 3. */
  fusedProjections?: boolean;
  /** Layers that do not rotate queries and keys, as in SmolLM 3. */
  unrotatedLayers?: readonly number[];
  /** The longest sequence in tokens (`max_position_embeddings`). */
  maximumLength: number;
  ropeTheta: number;
  ropeScaling?: RopeScaling;
  rmsNormEpsilon: number;
  /** Whether the output head is the embedding matrix itself. */
  tiedEmbeddings: boolean;
  /** Standard deviation of fresh weights. */
  initializerRange: number;
  beginTokenId?: number;
  endTokenIds: number[];
  padTokenId?: number;
}
