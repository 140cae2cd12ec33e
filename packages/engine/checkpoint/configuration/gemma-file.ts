import type { EngineError } from '../../errors.ts';
import type { ModelConfiguration } from '../../model/configuration.ts';
import { readNumber } from './read-number.ts';

type Json = Record<string, unknown>;
type GemmaParts = Pick<
  ModelConfiguration,
  | 'activation'
  | 'caps'
  | 'headNorms'
  | 'normalized'
  | 'offsetNorms'
  | 'scales'
  | 'slidingTheta'
  | 'slidingWindow'
>;

const activation = 'gelu_pytorch_tanh';
/** Gemma 2 lets every second layer see everything, Gemma 3 every sixth. */
const wholeLayers = { gemma2: 2, gemma3_text: 6 };
const slidingTheta = 10_000;

/**
 * What sets Gemma 2 and the text models of Gemma 3 apart in a `config.json` (Gemma Team 2024 and 2025); embeddings are
 * multiplied by the square root of their width. Throws what `refuse` makes for what the engine does not compute.
 */
export function parseGemma(
  family: 'gemma2' | 'gemma3_text',
  file: Json,
  refuse: (what: string) => EngineError,
): GemmaParts {
  const hidden = file.hidden_activation ?? activation;
  if (hidden !== activation) throw refuse(`hidden_activation ${String(hidden)} is not supported`);
  if (file.use_bidirectional_attention) throw refuse('use_bidirectional_attention is not supported');
  const layers = Number(file.num_hidden_layers);
  const pattern = readNumber(file, 'sliding_window_pattern', wholeLayers[family]);
  const types = Array.isArray(file.layer_types) ? (file.layer_types as unknown[]) : undefined;
  const sliding = Array.from({ length: layers }, (_, layer) => layer).filter((layer) =>
    types ? types[layer] === 'sliding_attention' : (layer + 1) % pattern !== 0,
  );
  const gemma2 = family === 'gemma2';
  const attentionCap = file.attn_logit_softcapping === undefined && gemma2 ? 50 : file.attn_logit_softcapping;
  const logitCap = file.final_logit_softcapping === undefined && gemma2 ? 30 : file.final_logit_softcapping;
  return {
    activation: 'gelu',
    caps: {
      attention: typeof attentionCap === 'number' ? attentionCap : undefined,
      logits: typeof logitCap === 'number' ? logitCap : undefined,
    },
    headNorms: gemma2 ? undefined : 'apart',
    normalized: 'both',
    offsetNorms: true,
    scales: {
      embedding: Math.sqrt(Number(file.hidden_size)),
      attention: 1 / Math.sqrt(readNumber(file, 'query_pre_attn_scalar', 256)),
    },
    slidingTheta: gemma2 ? undefined : slidingThetaOf(file),
    slidingWindow:
      sliding.length > 0 ? { size: readNumber(file, 'sliding_window', 4096), layers: sliding } : undefined,
  };
}

/** The parameters of the layers that see everything, among which newer files keep those of each kind of layer. */
export function gemmaRope(rope: Json | undefined): Json | undefined {
  const whole = rope?.full_attention;
  return typeof whole === 'object' && whole !== null ? (whole as Json) : rope;
}

function slidingThetaOf(file: Json): number {
  const rope = file.rope_parameters as { sliding_attention?: { rope_theta?: unknown } } | null | undefined;
  return Number(rope?.sliding_attention?.rope_theta ?? file.rope_local_base_freq ?? slidingTheta);
}

/** The fields that `parseGemma` reads. */
export function formatGemma(configuration: ModelConfiguration): Json {
  const { family, caps = {}, scales = {}, slidingWindow, layers } = configuration;
  const fields = {
    hidden_activation: activation,
    query_pre_attn_scalar: Math.round((scales.attention ?? 1) ** -2),
    attn_logit_softcapping: caps.attention ?? null,
    final_logit_softcapping: caps.logits ?? null,
    sliding_window: slidingWindow?.size ?? null,
    layer_types: Array.from({ length: layers }, (_, layer) =>
      slidingWindow?.layers.includes(layer) ? 'sliding_attention' : 'full_attention',
    ),
  };
  return family === 'gemma2' ? fields : { ...fields, rope_local_base_freq: configuration.slidingTheta };
}
