import type { ModelConfiguration, ModelFamily } from '../../model/configuration.ts';
import { type LayerNorms, layerNorms } from '../../model/layer-norms.ts';

/** llama.cpp's names of the families that are written as GGUF; Mistral is Llama to it. */
export const architectures: Partial<Record<ModelFamily, string>> = {
  llama: 'llama',
  mistral: 'llama',
  qwen2: 'qwen2',
  qwen3: 'qwen3',
  smollm3: 'smollm3',
};

/** The same of all families that are read. */
export const readArchitectures: Partial<Record<ModelFamily, string>> = {
  ...architectures,
  gemma2: 'gemma2',
  gemma3_text: 'gemma3',
  phi3: 'phi3',
  granite: 'granite',
  olmo2: 'olmo2',
};

const layerNames: Record<string, string> = {
  'self_attn.q_proj': 'attn_q',
  'self_attn.k_proj': 'attn_k',
  'self_attn.v_proj': 'attn_v',
  'self_attn.qkv_proj': 'attn_qkv',
  'self_attn.o_proj': 'attn_output',
  'self_attn.q_norm': 'attn_q_norm',
  'self_attn.k_norm': 'attn_k_norm',
  'mlp.gate_up_proj': 'ffn_up',
  'mlp.gate_proj': 'ffn_gate',
  'mlp.up_proj': 'ffn_up',
  'mlp.down_proj': 'ffn_down',
};

/** Norms by their place in a layer: what goes into a part of it, or what comes out. */
const normNames: Record<keyof LayerNorms, string> = {
  beforeAttention: 'attn_norm',
  afterAttention: 'post_attention_norm',
  beforeMlp: 'ffn_norm',
  afterMlp: 'post_ffw_norm',
};

/** llama.cpp's name of a tensor that Hugging Face calls `name`. */
export function ggufName(name: string, configuration: Pick<ModelConfiguration, 'normalized'>): string {
  if (name === 'model.embed_tokens.weight') return 'token_embd.weight';
  if (name === 'model.norm.weight') return 'output_norm.weight';
  if (name === 'lm_head.weight') return 'output.weight';
  const [, layer, part, kind] = /^model\.layers\.(\d+)\.(.+)\.(weight|bias)$/.exec(name) ?? [];
  const known = layerNames[part] ?? normName(part, configuration);
  if (known === undefined) throw new RangeError(`llama.cpp has no name for ${name}.`);
  return `blk.${layer}.${known}.${kind}`;
}

function normName(part: string, configuration: Pick<ModelConfiguration, 'normalized'>): string | undefined {
  const norms = Object.entries(layerNorms(configuration)) as [keyof LayerNorms, string][];
  const place = norms.find(([, name]) => name === part)?.[0];
  return place && normNames[place];
}

/**
 * Whether llama.cpp rotates neighbouring numbers of a head together, where Hugging Face rotates the i-th of each half:
 * rows of query and key projections are then to be laid out anew.
 */
export function rotatesNeighbours({ family = 'llama' }: ModelConfiguration): boolean {
  return ['llama', 'mistral', 'smollm3', 'granite'].includes(family);
}
