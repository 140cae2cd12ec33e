import { Graph } from '../graph/graph.ts';
import { chooseRows, lookUp } from '../graph/operations/rearrange.ts';
import { tokenLogProbabilities } from '../graph/operations/token-log-probabilities.ts';
import { causalAttention } from '../model/causal-attention.ts';
import { frozenParts } from '../model/frozen-parts.ts';
import { type LayerParts, languageHead, llamaLayers } from '../model/layers.ts';
import { sequenceInputs } from '../model/sequence-inputs.ts';
import type { LoadedModel } from './load-model.ts';

/**
 * The graph of the log-probabilities of given tokens over whole sequences, without a cache. Inputs are those of the
 * training graph without `weights`; output: `logProbabilities` [predicted, 1], in nats.
 */
export function scoreGraph({
  configuration,
  weights,
  adapter,
}: Pick<LoadedModel, 'configuration' | 'weights' | 'adapter'>): Graph {
  const graph = new Graph();
  const { tokens, predicted, targets, ...sequences } = sequenceInputs(graph);
  const parts: LayerParts = {
    ...frozenParts(graph, weights, adapter),
    attend: causalAttention(graph, configuration, sequences),
  };
  const embedded = lookUp(graph, parts.parameter('model.embed_tokens.weight'), tokens);
  const rows = chooseRows(graph, llamaLayers(graph, configuration, embedded, parts), predicted);
  const logits = languageHead(graph, configuration, rows, parts);
  graph.output('logProbabilities', tokenLogProbabilities(graph, logits, targets).chosen);
  return graph;
}
