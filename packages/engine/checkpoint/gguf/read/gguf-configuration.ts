import type { EngineError } from '../../../errors.ts';
import { type ModelConfiguration, type ModelFamily, modelFamilies } from '../../../model/configuration.ts';
import { ggufName, readArchitectures } from '../gguf-names.ts';
import { endTokenIds } from './end-tokens.ts';
import { familyParts } from './family-parts.ts';
import { ggufRopeScaling } from './gguf-rope-scaling.ts';
import type { Metadata } from './metadata.ts';
import type { GgufEntry } from './open-gguf.ts';
import { short } from './parse-header.ts';

/** Tables of positions are made for so many tokens at most. */
const longestContext = 2 ** 20;
/** Fresh weights are not made from such a configuration. */
const initializerRange = 0.02;
const biasedProjections = ['q_proj', 'k_proj', 'v_proj', 'o_proj', 'gate_proj', 'up_proj', 'down_proj'];

interface GgufParts {
  metadata: Metadata;
  tensors: ReadonlyMap<string, GgufEntry>;
  /** What Llama 3 divides its frequencies by, where the file says. */
  ropeDivisors: Float32Array | undefined;
  /** What LongRoPE divides its frequencies by up to the trained length. */
  ropeFactors: Float32Array | undefined;
  refuse: (what: string) => EngineError;
}

/**
 * The configuration of the model in a GGUF file, from its metadata, and from its tensors where llama.cpp goes by them
 * (biases, a head of its own). Throws what `refuse` makes for architectures that the engine does not run, for mixtures of experts,
 * and for what is missing or senseless.
 */
export function ggufConfiguration(parts: GgufParts): ModelConfiguration {
  const { metadata, tensors, refuse } = parts;
  const architecture = metadata.text('general.architecture');
  const family = familyOf(architecture, refuse);
  const key = (name: string): string => `${architecture}.${name}`;
  const size = (name: string, missing?: number): number => metadata.size(key(name), missing);
  if ((metadata.number('split.count') ?? 1) > 1)
    throw refuse('is one of several parts; join them with llama.cpp (llama-gguf-split --merge)');
  if ((metadata.number(key('expert_count')) ?? 0) > 0)
    throw refuse('is a mixture of experts, which the engine does not run');
  const layers = size('block_count');
  // Every layer has tensors; a count beyond them is not counted up to.
  if (layers > tensors.size) throw refuse(`tells of ${layers} layers and holds ${tensors.size} tensors`);
  const hiddenSize = size('embedding_length');
  const heads = size('attention.head_count');
  const keyValueHeads = size('attention.head_count_kv', heads);
  if (heads % keyValueHeads !== 0)
    throw refuse(`has ${heads} heads, which is no multiple of ${keyValueHeads}`);
  const headSize = size('attention.key_length', hiddenSize / heads);
  const valueSize = size('attention.value_length', headSize);
  const rotated = size('rope.dimension_count', headSize);
  if (valueSize !== headSize || (rotated !== headSize && family !== 'phi3') || headSize % 2 !== 0)
    throw refuse('has heads that are rotated in part, or keys and values of different sizes');
  const vocabularySize = tensors.get('token_embd.weight')?.dims[0];
  if (vocabularySize === undefined) throw refuse('lacks tensor token_embd.weight');
  const maximumLength = Math.min(size('context_length', 2048), longestContext);
  const positive = (name: string, missing: number): number => {
    const value = metadata.number(key(name)) ?? missing;
    if (value > 0 && Number.isFinite(value)) return value;
    throw refuse(`has a ${short(key(name))} that is not above 0`);
  };
  const ropeTheta = positive('rope.freq_base', 10_000);
  const biases = biasedProjections.filter((projection) => hasBias(tensors, projection));
  const begin = metadata.number('tokenizer.ggml.bos_token_id');
  const padding = metadata.number('tokenizer.ggml.padding_token_id');
  return {
    ...(family === 'llama' ? undefined : { family }),
    vocabularySize,
    hiddenSize,
    intermediateSize: size('feed_forward_length'),
    layers,
    heads,
    keyValueHeads,
    headSize,
    ...(biases.length > 0 ? { biases } : undefined),
    maximumLength,
    ropeTheta,
    ropeScaling: ggufRopeScaling({
      ...parts,
      architecture: String(architecture),
      headSize,
      ropeTheta,
      maximumLength,
    }),
    rmsNormEpsilon: positive('attention.layer_norm_rms_epsilon', 1e-6),
    tiedEmbeddings: !tensors.has('output.weight'),
    initializerRange,
    beginTokenId: begin,
    endTokenIds: endTokenIds(metadata),
    padTokenId: padding,
    ...familyParts(family, {
      ...parts,
      architecture: String(architecture),
      layers,
      hiddenSize,
      heads,
      headSize,
      rotated,
      maximumLength,
    }),
  };
}

/** Mistral is Llama to llama.cpp, and so it is here. */
function familyOf(architecture: string | undefined, refuse: GgufParts['refuse']): ModelFamily {
  const family = modelFamilies.find((name) => readArchitectures[name] === architecture);
  if (family) return family;
  const known = [...new Set(Object.values(readArchitectures))].map((name) => `"${name}"`).join(', ');
  throw refuse(`holds a model of architecture ${short(String(architecture))}; the engine reads ${known}`);
}

/** llama.cpp adds a bias wherever a file holds one. */
function hasBias(tensors: GgufParts['tensors'], projection: string): boolean {
  const part =
    projection.startsWith('gate') || projection.startsWith('up') || projection.startsWith('down')
      ? 'mlp'
      : 'self_attn';
  return tensors.has(ggufName(`model.layers.0.${part}.${projection}.bias`, {}));
}
