import type { ModelConfiguration } from './configuration.ts';

/** The norms of a layer, by the end of their Hugging Face names; what a family does without is absent. */
export interface LayerNorms {
  beforeAttention?: string;
  afterAttention?: string;
  beforeMlp?: string;
  afterMlp?: string;
}

/** Llama normalises what goes into a block, OLMo 2 what comes out of it, Gemma both; their names differ accordingly. */
export function layerNorms({ normalized = 'inputs' }: Pick<ModelConfiguration, 'normalized'>): LayerNorms {
  switch (normalized) {
    case 'inputs':
      return { beforeAttention: 'input_layernorm', beforeMlp: 'post_attention_layernorm' };
    case 'outputs':
      return { afterAttention: 'post_attention_layernorm', afterMlp: 'post_feedforward_layernorm' };
    case 'both':
      return {
        beforeAttention: 'input_layernorm',
        afterAttention: 'post_attention_layernorm',
        beforeMlp: 'pre_feedforward_layernorm',
        afterMlp: 'post_feedforward_layernorm',
      };
  }
}
