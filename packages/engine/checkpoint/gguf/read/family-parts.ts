import type { EngineError } from '../../../errors.ts';
import type { ModelConfiguration, ModelFamily } from '../../../model/configuration.ts';
import { usualUnrotatedLayers } from '../unrotated-layers.ts';
import type { Metadata } from './metadata.ts';

/** What a family's own settings are read from. */
interface FamilyGround
  extends Pick<ModelConfiguration, 'layers' | 'hiddenSize' | 'heads' | 'headSize' | 'maximumLength'> {
  metadata: Metadata;
  architecture: string;
  /** How many numbers of a head are rotated. */
  rotated: number;
  ropeFactors: Float32Array | undefined;
  refuse: (what: string) => EngineError;
}

/** Every so manyth layer of Gemma sees everything, the others a window. */
const gemmaPatterns = { gemma2: 2, gemma3_text: 6 };
/** Layers of the largest Gemmas, which scale scores by the width of the model. */
const largestGemmas = { gemma2: 46, gemma3_text: 62 };
const slidingTheta = 10_000;

/**
 * What sets a family apart in a GGUF file: from its metadata, and where llama.cpp takes it for granted, from there. Throws what
 * `refuse` makes for senseless factors.
 */
export function familyParts(family: ModelFamily, ground: FamilyGround): Partial<ModelConfiguration> {
  switch (family) {
    case 'qwen3':
      return { headNorms: 'apart' };
    case 'smollm3':
      return { unrotatedLayers: usualUnrotatedLayers(ground.layers) };
    case 'olmo2':
      return { headNorms: 'together', normalized: 'outputs' };
    case 'granite':
      return graniteParts(ground);
    case 'phi3':
      return phi3Parts(ground);
    case 'gemma2':
    case 'gemma3_text':
      return gemmaParts(family, ground);
    case 'llama':
    case 'mistral':
    case 'qwen2':
      return {};
  }
}

function graniteParts({ metadata, architecture }: FamilyGround): Partial<ModelConfiguration> {
  const number = (name: string): number | undefined => metadata.number(`${architecture}.${name}`);
  const logits = number('logit_scale');
  return {
    scales: {
      embedding: number('embedding_scale'),
      residual: number('residual_scale'),
      attention: number('attention.scale'),
      logits: logits === undefined ? undefined : 1 / logits,
    },
  };
}

function phi3Parts(ground: FamilyGround): Partial<ModelConfiguration> {
  const { metadata, architecture, rotated, headSize, layers, maximumLength, ropeFactors, refuse } = ground;
  const window = metadata.number(`${architecture}.attention.sliding_window`);
  const all = Array.from({ length: layers }, (_, layer) => layer);
  const parts = {
    fusedProjections: true,
    rotatedShare: rotated === headSize ? undefined : rotated / headSize,
    slidingWindow: window && window < maximumLength ? { size: window, layers: all } : undefined,
  };
  if (!ropeFactors) return parts;
  if (ropeFactors.length !== rotated / 2 || ropeFactors.some((factor) => !(factor > 0)))
    throw refuse('has rope_factors_short.weight that do not fit its heads');
  const trained = metadata.size(`${architecture}.rope.scaling.original_context_length`, maximumLength);
  const attentionFactor = metadata.number(`${architecture}.rope.scaling.attn_factor`) ?? 1;
  return {
    ...parts,
    // Beyond the trained length there are other factors, which would change the beginning too.
    maximumLength: Math.min(maximumLength, trained),
    ropeScaling: { kind: 'longrope', factors: [...ropeFactors], attentionFactor },
  };
}

function gemmaParts(
  family: 'gemma2' | 'gemma3_text',
  { metadata, architecture, layers, hiddenSize, heads, headSize }: FamilyGround,
): Partial<ModelConfiguration> {
  const number = (name: string): number | undefined => metadata.number(`${architecture}.${name}`);
  const gemma2 = family === 'gemma2';
  const scaledBy = layers === largestGemmas[family] ? hiddenSize / heads : headSize;
  const pattern = gemmaPatterns[family];
  const sliding = Array.from({ length: layers }, (_, layer) => layer).filter(
    (layer) => (layer + 1) % pattern !== 0,
  );
  return {
    activation: 'gelu',
    caps: {
      attention: number('attn_logit_softcapping') ?? (gemma2 ? 50 : undefined),
      logits: number('final_logit_softcapping') ?? (gemma2 ? 30 : undefined),
    },
    headNorms: gemma2 ? undefined : 'apart',
    normalized: 'both',
    offsetNorms: true,
    scales: { embedding: Math.sqrt(hiddenSize), attention: 1 / Math.sqrt(scaledBy) },
    slidingTheta: gemma2 ? undefined : (number('rope.freq_base_swa') ?? slidingTheta),
    slidingWindow: { size: number('attention.sliding_window') ?? (gemma2 ? 4096 : 1024), layers: sliding },
  };
}
