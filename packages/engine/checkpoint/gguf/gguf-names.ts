import type { ModelConfiguration, ModelFamily } from '../../model/configuration.ts';

/** llama.cpp's names of the families that are read and written as GGUF; Mistral is Llama to it. */
export const architectures: Partial<Record<ModelFamily, string>> = {
  llama: 'llama',
  mistral: 'llama',
  qwen2: 'qwen2',
  qwen3: 'qwen3',
  smollm3: 'smollm3',
};

const layerNames: Record<string, string> = {
  input_layernorm: 'attn_norm',
  'self_attn.q_proj': 'attn_q',
  'self_attn.k_proj': 'attn_k',
  'self_attn.v_proj': 'attn_v',
  'self_attn.o_proj': 'attn_output',
  'self_attn.q_norm': 'attn_q_norm',
  'self_attn.k_norm': 'attn_k_norm',
  post_attention_layernorm: 'ffn_norm',
  'mlp.gate_proj': 'ffn_gate',
  'mlp.up_proj': 'ffn_up',
  'mlp.down_proj': 'ffn_down',
};

/** llama.cpp's name of a tensor that Hugging Face calls `name`. */
export function ggufName(name: string): string {
  if (name === 'model.embed_tokens.weight') return 'token_embd.weight';
  if (name === 'model.norm.weight') return 'output_norm.weight';
  if (name === 'lm_head.weight') return 'output.weight';
  const [, layer, part, kind] = /^model\.layers\.(\d+)\.(.+)\.(weight|bias)$/.exec(name) ?? [];
  const known = layerNames[part];
  if (known === undefined) throw new RangeError(`llama.cpp has no name for ${name}.`);
  return `blk.${layer}.${known}.${kind}`;
}

/**
 * Whether llama.cpp rotates neighbouring numbers of a head together, where Hugging Face rotates the i-th of each half:
 * rows of query and key projections are then to be laid out anew.
 */
export function rotatesNeighbours({ family = 'llama' }: ModelConfiguration): boolean {
  return family === 'llama' || family === 'mistral' || family === 'smollm3';
}
