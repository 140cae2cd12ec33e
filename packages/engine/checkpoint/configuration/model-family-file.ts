import type { EngineError } from '../../errors.ts';
import { type ModelConfiguration, type ModelFamily, modelFamilies } from '../../model/configuration.ts';
import { formatGemma, parseGemma } from './gemma-file.ts';
import { formatGranite, parseGranite } from './granite-file.ts';
import { formatPhi3, parsePhi3 } from './phi3-file.ts';

type Json = Record<string, unknown>;
type FamilyParts = Pick<ModelConfiguration, 'family' | 'biases' | 'unrotatedLayers'> &
  Partial<Pick<ModelConfiguration, 'headNorms' | 'slidingWindow' | 'normalized' | 'scales'>> &
  Partial<ReturnType<typeof parseGemma>> &
  Partial<ReturnType<typeof parsePhi3>>;

const attentionProjections = ['q_proj', 'k_proj', 'v_proj', 'o_proj'];
const mlpProjections = ['gate_proj', 'up_proj', 'down_proj'];

/** The class that Hugging Face Transformers opens a family with. */
const architectures: Record<ModelFamily, string> = {
  llama: 'LlamaForCausalLM',
  mistral: 'MistralForCausalLM',
  qwen2: 'Qwen2ForCausalLM',
  qwen3: 'Qwen3ForCausalLM',
  smollm3: 'SmolLM3ForCausalLM',
  granite: 'GraniteForCausalLM',
  olmo2: 'Olmo2ForCausalLM',
  gemma2: 'Gemma2ForCausalLM',
  gemma3_text: 'Gemma3ForCausalLM',
  phi3: 'Phi3ForCausalLM',
};

/** Reads from a `config.json` what sets its family apart. `refuse` makes the error that names the file. */
export function parseFamily(file: Json, refuse: (what: string) => EngineError): FamilyParts {
  const family = modelFamilies.find((name) => name === file.model_type);
  if (!family) {
    throw refuse(
      `model_type is ${JSON.stringify(file.model_type)}; the engine reads ${modelFamilies.map((name) => `"${name}"`).join(', ')}`,
    );
  }
  const layers = Number(file.num_hidden_layers);
  const biases = [
    ...(family === 'qwen2' ? attentionProjections.slice(0, 3) : []),
    ...(family !== 'qwen2' && family !== 'mistral' && file.attention_bias ? attentionProjections : []),
    ...(hasMlpBiases(family) && file.mlp_bias ? mlpProjections : []),
  ];
  const slidingWindow = parseSlidingWindow(family, file, layers);
  const unrotated = family === 'smollm3' ? parseUnrotatedLayers(file, layers) : [];
  return {
    family: family === 'llama' ? undefined : family,
    biases: biases.length > 0 ? biases : undefined,
    slidingWindow,
    unrotatedLayers: unrotated.length > 0 ? unrotated : undefined,
    ...parseOwn(family, file, refuse),
  };
}

/** Where a family goes other ways than Llama does. */
function parseOwn(
  family: ModelFamily,
  file: Json,
  refuse: (what: string) => EngineError,
): Partial<FamilyParts> {
  switch (family) {
    case 'qwen3':
      return { headNorms: 'apart' };
    case 'olmo2':
      return { headNorms: 'together', normalized: 'outputs' };
    case 'granite':
      return parseGranite(file);
    case 'gemma2':
    case 'gemma3_text':
      return parseGemma(family, file, refuse);
    case 'phi3':
      return parsePhi3(file, refuse);
    default:
      return {};
  }
}

/** The fields of `config.json` that set a family apart. */
export function formatFamily(configuration: ModelConfiguration): Json {
  const { family = 'llama', biases = [], slidingWindow, unrotatedLayers, layers } = configuration;
  const layerTypes = Array.from({ length: layers }, (_, layer) =>
    slidingWindow?.layers.includes(layer) ? 'sliding_attention' : 'full_attention',
  );
  return {
    architectures: [architectures[family]],
    model_type: family,
    attention_bias: family === 'qwen2' || family === 'mistral' ? undefined : biases.includes('q_proj'),
    mlp_bias: hasMlpBiases(family) ? biases.includes('up_proj') : undefined,
    sliding_window: family === 'mistral' ? (slidingWindow?.size ?? null) : undefined,
    ...(['qwen2', 'qwen3', 'smollm3'].includes(family)
      ? {
          use_sliding_window: slidingWindow !== undefined,
          sliding_window: slidingWindow?.size ?? null,
          layer_types: layerTypes,
        }
      : {}),
    no_rope_layers:
      family === 'smollm3'
        ? layerTypes.map((_, layer) => (unrotatedLayers?.includes(layer) ? 0 : 1))
        : undefined,
    ...(family === 'granite' ? formatGranite(configuration) : undefined),
    ...(family === 'phi3' ? formatPhi3(configuration) : undefined),
    ...(isGemma(family) ? formatGemma(configuration) : undefined),
  };
}

/** Whether a family is one of Gemma's, which leave out of `config.json` what others tell. */
export function isGemma(family: ModelFamily | undefined): boolean {
  return family === 'gemma2' || family === 'gemma3_text';
}

function hasMlpBiases(family: ModelFamily): boolean {
  return family === 'llama' || family === 'smollm3' || family === 'granite';
}

function parseSlidingWindow(
  family: ModelFamily,
  file: Json,
  layers: number,
): FamilyParts['slidingWindow'] | undefined {
  const size = file.sliding_window;
  if (!['mistral', 'qwen2', 'qwen3', 'smollm3'].includes(family) || typeof size !== 'number')
    return undefined;
  if (family !== 'mistral' && file.use_sliding_window !== true) return undefined;
  const types = Array.isArray(file.layer_types) ? (file.layer_types as unknown[]) : undefined;
  // Without a list, Qwen's lower layers see everything.
  const first = family === 'mistral' ? 0 : Number(file.max_window_layers ?? layers);
  const sliding = Array.from({ length: layers }, (_, layer) => layer).filter((layer) =>
    types ? types[layer] === 'sliding_attention' : layer >= first,
  );
  return sliding.length > 0 ? { size, layers: sliding } : undefined;
}

/** SmolLM 3 lists, layer by layer, 1 for those that rotate; or every n-th layer does not. */
function parseUnrotatedLayers(file: Json, layers: number): number[] {
  const list = Array.isArray(file.no_rope_layers) ? (file.no_rope_layers as unknown[]) : undefined;
  const interval = Number(file.no_rope_layer_interval ?? 4);
  return Array.from({ length: layers }, (_, layer) => layer).filter((layer) =>
    list ? list[layer] === 0 : (layer + 1) % interval === 0,
  );
}
