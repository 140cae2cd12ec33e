import type { ModelConfiguration } from './configuration.ts';
import { layerNorms } from './layer-norms.ts';

/** Every parameter of a model by its Hugging Face name, with its shape, in a fixed order. */
export function parameterShapes(configuration: ModelConfiguration): Map<string, readonly number[]> {
  const { hiddenSize, intermediateSize, heads, keyValueHeads, headSize, vocabularySize } = configuration;
  const { biases = [], headNorms, fusedProjections } = configuration;
  const norms = layerNorms(configuration);
  const shapes = new Map<string, readonly number[]>([
    ['model.embed_tokens.weight', [vocabularySize, hiddenSize]],
  ]);
  for (let layer = 0; layer < configuration.layers; layer++) {
    const prefix = `model.layers.${layer}`;
    const norm = (name: string | undefined): void => {
      if (name !== undefined) shapes.set(`${prefix}.${name}.weight`, [hiddenSize]);
    };
    norm(norms.beforeAttention);
    const projection = (name: string, outputs: number, inputs: number): void => {
      shapes.set(`${prefix}.${name}.weight`, [outputs, inputs]);
      if (biases.some((biased) => name.endsWith(`.${biased}`)))
        shapes.set(`${prefix}.${name}.bias`, [outputs]);
    };
    if (fusedProjections)
      projection('self_attn.qkv_proj', (heads + 2 * keyValueHeads) * headSize, hiddenSize);
    else {
      projection('self_attn.q_proj', heads * headSize, hiddenSize);
      projection('self_attn.k_proj', keyValueHeads * headSize, hiddenSize);
      projection('self_attn.v_proj', keyValueHeads * headSize, hiddenSize);
    }
    projection('self_attn.o_proj', hiddenSize, heads * headSize);
    if (headNorms) {
      const together = headNorms === 'together';
      shapes.set(`${prefix}.self_attn.q_norm.weight`, [together ? heads * headSize : headSize]);
      shapes.set(`${prefix}.self_attn.k_norm.weight`, [together ? keyValueHeads * headSize : headSize]);
    }
    norm(norms.afterAttention);
    norm(norms.beforeMlp);
    if (fusedProjections) projection('mlp.gate_up_proj', 2 * intermediateSize, hiddenSize);
    else {
      projection('mlp.gate_proj', intermediateSize, hiddenSize);
      projection('mlp.up_proj', intermediateSize, hiddenSize);
    }
    projection('mlp.down_proj', hiddenSize, intermediateSize);
    norm(norms.afterMlp);
  }
  shapes.set('model.norm.weight', [hiddenSize]);
  if (!configuration.tiedEmbeddings) shapes.set('lm_head.weight', [vocabularySize, hiddenSize]);
  return shapes;
}

/** How many numbers a model's parameters hold. */
export function countParameters(configuration: ModelConfiguration): number {
  return [...parameterShapes(configuration).values()].reduce(
    (sum, dims) => sum + dims.reduce((product, dim) => product * dim, 1),
    0,
  );
}
