import type { Graph } from '../graph/graph.ts';
import { columns } from '../graph/operations/columns.ts';
import { add, addRow } from '../graph/operations/elementwise.ts';
import { gatedUnit } from '../graph/operations/gated-unit.ts';
import { linear } from '../graph/operations/matrix-product.ts';
import { rmsNorm } from '../graph/operations/normalize.ts';
import { reshape } from '../graph/operations/rearrange.ts';
import { scale, shift, softCap } from '../graph/operations/scale.ts';
import type { Value } from '../graph/value.ts';
import type { ModelConfiguration } from './configuration.ts';
import { layerNorms } from './layer-norms.ts';

/** How a model's parts are computed: training, decoding and adapters differ here and nowhere else. */
export interface LayerParts {
  /** The parameter of that Hugging Face name. */
  parameter: (name: string) => Value;
  /** x [rows, in] through the projection of that name, such as `model.layers.0.mlp.up_proj`: [rows, out]. */
  project: (x: Value, name: string) => Value;
  /** Attention over projected rows: q [rows, heads * size], k and v [rows, keyValueHeads * size], to q's shape. */
  attend: (projections: { query: Value; key: Value; value: Value; layer: number }) => Value;
  /** Rows [rows, hidden] through the output head: [rows, vocabulary]. Default: a product with its parameter. */
  head?: (rows: Value) => Value;
  /** What becomes of the rows after a layer. Default: nothing. */
  after?: (rows: Value, layer: number) => Value;
}

/**
 * The layers of a Llama-family model (Touvron et al. 2023) over embedded rows x [rows, hidden], with the final norm; the
 * configuration tells where its family goes other ways.
 */
export function llamaLayers(
  graph: Graph,
  configuration: ModelConfiguration,
  x: Value,
  parts: LayerParts,
): Value {
  const { biases = [], headNorms, headSize, heads, keyValueHeads, scales = {} } = configuration;
  const norms = layerNorms(configuration);
  const normalize = (value: Value, name: string): Value => {
    const weight = parts.parameter(`${name}.weight`);
    const gain = configuration.offsetNorms ? shift(graph, weight, 1) : weight;
    return rmsNorm(graph, value, gain, configuration.rmsNormEpsilon);
  };
  const project = (value: Value, name: string): Value => {
    const projected = parts.project(value, name);
    const biased = biases.some((bias) => name.endsWith(`.${bias}`));
    return biased ? addRow(graph, projected, parts.parameter(`${name}.bias`)) : projected;
  };
  /** Queries or keys [rows, count * size] normalised, if the model has it so. */
  const normalizeHeads = (value: Value, name: string, count: number): Value => {
    if (!headNorms) return value;
    if (headNorms === 'together') return normalize(value, name);
    const [byHead, whole] = [
      [-1, headSize],
      [-1, count * headSize],
    ].map((dims) => graph.integers(dims));
    return reshape(graph, normalize(reshape(graph, value, byHead, whole), name), whole, byHead);
  };
  const attend = (rows: Value, layer: number): Value => {
    const name = `model.layers.${layer}.self_attn`;
    const sizes = [heads, keyValueHeads, keyValueHeads].map((count) => count * headSize);
    const [query, key, value] = configuration.fusedProjections
      ? columns(graph, project(rows, `${name}.qkv_proj`), sizes)
      : ['q_proj', 'k_proj', 'v_proj'].map((part) => project(rows, `${name}.${part}`));
    const attended = parts.attend({
      query: normalizeHeads(query, `${name}.q_norm`, heads),
      key: normalizeHeads(key, `${name}.k_norm`, keyValueHeads),
      value,
      layer,
    });
    return project(attended, `${name}.o_proj`);
  };
  const hidden = (rows: Value, layer: number): Value => {
    const name = `model.layers.${layer}.mlp`;
    const size = configuration.intermediateSize;
    const [gate, up] = configuration.fusedProjections
      ? columns(graph, project(rows, `${name}.gate_up_proj`), [size, size])
      : ['gate_proj', 'up_proj'].map((part) => project(rows, `${name}.${part}`));
    const gated = gatedUnit(graph, gate, up, configuration.activation ?? 'silu');
    return project(gated, `${name}.down_proj`);
  };
  let rows = scale(graph, x, scales.embedding ?? 1);
  for (let layer = 0; layer < configuration.layers; layer++) {
    const norm = (value: Value, name: string | undefined): Value =>
      name === undefined ? value : normalize(value, `model.layers.${layer}.${name}`);
    const attended = norm(attend(norm(rows, norms.beforeAttention), layer), norms.afterAttention);
    rows = add(graph, rows, scale(graph, attended, scales.residual ?? 1));
    const computed = norm(hidden(norm(rows, norms.beforeMlp), layer), norms.afterMlp);
    rows = add(graph, rows, scale(graph, computed, scales.residual ?? 1));
    rows = parts.after?.(rows, layer) ?? rows;
  }
  return normalize(rows, 'model.norm');
}

/** The output head: rows [rows, hidden] to logits [rows, vocabulary]. */
export function languageHead(
  graph: Graph,
  { tiedEmbeddings, scales = {}, caps = {} }: ModelConfiguration,
  rows: Value,
  parts: LayerParts,
): Value {
  const name = tiedEmbeddings ? 'model.embed_tokens.weight' : 'lm_head.weight';
  const logits = parts.head
    ? scale(graph, parts.head(rows), scales.logits ?? 1)
    : linear(graph, rows, parts.parameter(name), scales.logits ?? 1);
  return softCap(graph, logits, caps.logits);
}
