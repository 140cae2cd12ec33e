import type { Graph } from '../graph/graph.ts';
import { add } from '../graph/operations/elementwise.ts';
import { linear } from '../graph/operations/matrix-product.ts';
import { chooseRows, embed } from '../graph/operations/rearrange.ts';
import type { Value } from '../graph/value.ts';
import { adaptedProjection } from '../model/adapted-projection.ts';
import type { AdapterSettings } from '../model/adapter.ts';
import { causalAttention } from '../model/causal-attention.ts';
import type { ModelConfiguration } from '../model/configuration.ts';
import { frozenParameters } from '../model/frozen-parts.ts';
import { type LayerParts, languageHead, llamaLayers } from '../model/layers.ts';
import { sequenceInputs } from '../model/sequence-inputs.ts';
import type { FrozenWeights, Weights } from '../model/weights.ts';

/** Which tensors learn: those of the model, or those of an adapter; the others are frozen. */
export type Learning =
  | { kind: 'full'; parameters: Weights; frozen?: FrozenWeights }
  | { kind: 'lora'; parameters: Weights; frozen: FrozenWeights; settings: AdapterSettings; dropout: number };

/** The forward pass of a training graph. */
export interface TokenLogits {
  /** [predicted, vocabulary]: the predictions of the rows whose next token counts. */
  logits: Value;
  /** The tokens that come next: int64 [predicted]. */
  targets: Value;
  /** The inputs that learn, by name. */
  learned: Map<string, Value>;
  /** With `nudged`: what is added to the rows after each layer, [rows, hidden]. */
  nudges: Value[];
}

/**
 * Appends the forward pass over one padded batch. Inputs: `tokens` [batch * length], `positions` [batch, length],
 * `batch` [1], `length` [1], `mask` [length, length], `predicted` [n] (rows whose next token counts), `targets` [n],
 * every learning tensor by its name, `dropout.NAME` [batch * length, in] for each adapted projection when there is
 * dropout, and, if `nudged`, `nudge.LAYER` [batch * length, hidden], which is added to the rows after each layer.
 */
export function tokenLogits(
  graph: Graph,
  configuration: ModelConfiguration,
  learning: Learning,
  {
    nudged = false,
    onInput,
  }: {
    nudged?: boolean;
    /** Is shown what goes into each projection, [batch * length, in]. */
    onInput?: (x: Value, name: string) => void;
  } = {},
): TokenLogits {
  const { tokens, predicted, targets, ...sequences } = sequenceInputs(graph);

  const learned = new Map<string, Value>();
  for (const [name, { dims }] of learning.parameters) {
    learned.set(name, graph.input(name, dims, { differentiable: true }));
  }
  const frozen = frozenParameters(graph, learning.frozen ?? new Map());
  const nudges: Value[] = [];
  const parts: LayerParts = {
    parameter: (name) => learned.get(name) ?? frozen(name),
    project: (x, name) => {
      onInput?.(x, name);
      return projection(graph, x, name, { learning, learned, parts });
    },
    attend: causalAttention(graph, configuration, sequences),
    after: nudged
      ? (rows, layer) => {
          nudges.push(
            graph.input(`nudge.${layer}`, ['rows', configuration.hiddenSize], { differentiable: true }),
          );
          return add(graph, rows, nudges[layer]);
        }
      : undefined,
  };
  const embedded = embed(graph, parts.parameter('model.embed_tokens.weight'), tokens);
  const rows = chooseRows(graph, llamaLayers(graph, configuration, embedded, parts), predicted);
  return { logits: languageHead(graph, configuration, rows, parts), targets, learned, nudges };
}

function projection(
  graph: Graph,
  x: Value,
  name: string,
  { learning, learned, parts }: { learning: Learning; learned: Map<string, Value>; parts: LayerParts },
): Value {
  const weight = parts.parameter(`${name}.weight`);
  const down = learned.get(`${name}.lora_A.weight`);
  const up = learned.get(`${name}.lora_B.weight`);
  if (learning.kind !== 'lora' || !down || !up) return linear(graph, x, weight);
  const { settings, dropout } = learning;
  const width = learning.frozen.get(`${name}.weight`)?.dims[1] ?? 'width';
  return adaptedProjection(graph, x, {
    product: linear(graph, x, weight),
    down,
    up,
    scale: settings.alpha / settings.rank,
    mask: dropout > 0 ? graph.input(`dropout.${name}`, ['rows', width]) : undefined,
  });
}
