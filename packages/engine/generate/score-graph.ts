import { Graph } from '../graph/graph.ts';
import { chooseRows, lookUp } from '../graph/operations/rearrange.ts';
import { tokenLogProbabilities } from '../graph/operations/token-log-probabilities.ts';
import { causalAttention } from '../model/causal-attention.ts';
import { frozenParts } from '../model/frozen-parts.ts';
import { type LayerParts, languageHead, llamaLayers } from '../model/layers.ts';
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
  const tokens = graph.input('tokens', ['rows'], { type: 'int64' });
  const positions = graph.input('positions', ['batch', 'length'], { type: 'int64' });
  const batch = graph.input('batch', [1], { type: 'int64' });
  const length = graph.input('length', [1], { type: 'int64' });
  const mask = graph.input('mask', ['length', 'length']);
  const predicted = graph.input('predicted', ['predicted'], { type: 'int64' });
  const targets = graph.input('targets', ['predicted'], { type: 'int64' });
  const parts: LayerParts = {
    ...frozenParts(graph, weights, adapter),
    attend: causalAttention(graph, configuration, { batch, length, mask, positions }),
  };
  const embedded = lookUp(graph, parts.parameter('model.embed_tokens.weight'), tokens);
  const rows = chooseRows(graph, llamaLayers(graph, configuration, embedded, parts), predicted);
  const logits = languageHead(graph, configuration, rows, parts);
  graph.output('logProbabilities', tokenLogProbabilities(graph, logits, targets).chosen);
  return graph;
}
