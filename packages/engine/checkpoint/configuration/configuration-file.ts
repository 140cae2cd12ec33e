import { EngineError } from '../../errors.ts';
import type { ModelConfiguration } from '../../model/configuration.ts';
import { gemmaRope } from './gemma-file.ts';
import { formatFamily, isGemma, parseFamily } from './model-family-file.ts';
import { formatRopeScaling, parseRopeScaling } from './rope-scaling-file.ts';

/** `config.json` as an object with the fields that the engine reads and writes. */
export type ConfigurationFile = Record<string, unknown>;

/** Bounds far above any model, so that nothing is allocated for a number that somebody mistyped or made up. */
const largestSize = 100_000_000;
const largest: Record<string, number> = { num_hidden_layers: 10_000, num_attention_heads: 100_000 };

/**
 * Reads the fields of a Llama-family `config.json` (LlamaConfig and its relatives in Hugging Face Transformers). `path` names the file in errors. Throws
 * EngineError `bad-checkpoint` for other architectures and for missing or senseless fields.
 */
export function parseConfiguration(file: ConfigurationFile, path: string): ModelConfiguration {
  const refuse = (what: string): EngineError => new EngineError('bad-checkpoint', `${path}: ${what}.`);
  const family = parseFamily(file, refuse);
  const gemma = isGemma(family.family);
  if (!gemma && (file.hidden_act ?? 'silu') !== 'silu')
    throw refuse(`hidden_act ${String(file.hidden_act)} is not supported`);
  const size = (field: string, missing?: number): number => {
    const value = file[field] ?? missing;
    if (typeof value !== 'number' || !Number.isInteger(value) || value <= 0) {
      throw refuse(`${field} must be a positive whole number`);
    }
    if (value > (largest[field] ?? largestSize)) throw refuse(`${field} is ${value}, which no model has`);
    return value;
  };
  const heads = size('num_attention_heads');
  const hiddenSize = size('hidden_size');
  const keyValueHeads = size('num_key_value_heads', heads);
  if (heads % keyValueHeads !== 0)
    throw refuse('num_attention_heads must be a multiple of num_key_value_heads');
  const headSize = size('head_dim', gemma ? 256 : hiddenSize / heads);
  if (headSize % 2 !== 0) throw refuse('the size of a head must be even');
  // Newer files keep theta among rope_parameters.
  const rope = gemmaRope(asObject(file.rope_parameters)) ?? asObject(file.rope_scaling);
  const partly = (rope?.partial_rotary_factor ?? file.partial_rotary_factor ?? 1) !== 1;
  if (partly && family.rotatedShare === undefined) throw refuse('partial_rotary_factor is not supported');
  const maximumLength = family.maximumLength ?? size('max_position_embeddings', 2048);
  const ropeScaling = family.ropeScaling ?? (rope && parseRopeScaling(rope, maximumLength, refuse));
  const endTokenIds = [file.eos_token_id ?? []].flat().filter((id): id is number => typeof id === 'number');
  return {
    ...family,
    vocabularySize: size('vocab_size'),
    hiddenSize,
    intermediateSize: size('intermediate_size'),
    layers: size('num_hidden_layers'),
    heads,
    keyValueHeads,
    headSize,
    maximumLength,
    ropeTheta: Number(
      rope?.rope_theta ?? file.rope_theta ?? (family.family === 'gemma3_text' ? 1_000_000 : 10_000),
    ),
    ...(ropeScaling ? { ropeScaling } : {}),
    rmsNormEpsilon: Number(file.rms_norm_eps ?? 1e-6),
    tiedEmbeddings: (file.tie_word_embeddings ?? gemma) === true,
    initializerRange: Number(file.initializer_range ?? 0.02),
    ...(typeof file.bos_token_id === 'number' ? { beginTokenId: file.bos_token_id } : {}),
    endTokenIds,
    ...(typeof file.pad_token_id === 'number' ? { padTokenId: file.pad_token_id } : {}),
  };
}

/** The `config.json` that Hugging Face Transformers reads as the same model. */
export function formatConfiguration(configuration: ModelConfiguration): ConfigurationFile {
  return {
    ...formatFamily(configuration),
    vocab_size: configuration.vocabularySize,
    hidden_size: configuration.hiddenSize,
    intermediate_size: configuration.intermediateSize,
    num_hidden_layers: configuration.layers,
    num_attention_heads: configuration.heads,
    num_key_value_heads: configuration.keyValueHeads,
    head_dim: configuration.headSize,
    hidden_act: configuration.activation === 'gelu' ? undefined : 'silu',
    max_position_embeddings: configuration.maximumLength,
    rope_theta: configuration.ropeTheta,
    rope_scaling: configuration.ropeScaling ? formatRopeScaling(configuration.ropeScaling) : null,
    rms_norm_eps: configuration.rmsNormEpsilon,
    tie_word_embeddings: configuration.tiedEmbeddings,
    initializer_range: configuration.initializerRange,
    bos_token_id: configuration.beginTokenId ?? null,
    eos_token_id:
      configuration.endTokenIds.length === 1 ? configuration.endTokenIds[0] : configuration.endTokenIds,
    pad_token_id: configuration.padTokenId ?? null,
    torch_dtype: 'float32',
  };
}

function asObject(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
}
