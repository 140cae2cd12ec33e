import { Graph } from '../graph/graph.ts';
import { chooseRows, lookUp } from '../graph/operations/rearrange.ts';
import { frozenParts } from '../model/frozen-parts.ts';
import { type LayerParts, languageHead, llamaLayers } from '../model/layers.ts';
import { cachedAttention } from './cached-attention.ts';
import type { LoadedModel } from './load-model.ts';

/**
 * The graph of one decoding step over a batch with a key/value cache. Inputs: `tokens` [batch, length], `last` [batch]
 * (the row, of batch * length, whose next token is wanted), `seen` [batch] (int32: positions filled after this step,
 * less one), `total` (int32 scalar: the longest of them, plus one), and those of `cachedAttention`. Outputs beside its
 * own: `logProbabilities` [batch, vocabulary], `likeliest` [batch] and its `greatest` log-probability [batch].
 */
export function decodeGraph({
  configuration,
  weights,
  adapter,
}: Pick<LoadedModel, 'configuration' | 'weights' | 'adapter'>): Graph {
  const graph = new Graph();
  const tokens = graph.input('tokens', ['batch', 'length'], { type: 'int64' });
  const last = graph.input('last', ['batch'], { type: 'int64' });
  const parts: LayerParts = {
    ...frozenParts(graph, weights, adapter),
    attend: cachedAttention(graph, configuration, tokens),
  };
  const embedded = lookUp(graph, parts.parameter('model.embed_tokens.weight'), tokens);
  const rows = graph.operation('Reshape', [embedded, graph.integers([-1, configuration.hiddenSize])]);
  const chosen = chooseRows(graph, llamaLayers(graph, configuration, rows, parts), last);
  const logits = languageHead(graph, configuration, chosen, parts);
  const axis = { integer: -1 };
  const logProbabilities = graph.operation('LogSoftmax', [logits], { attributes: { axis } });
  graph.output('logProbabilities', logProbabilities);
  graph.output(
    'greatest',
    graph.operation('ReduceMax', [logProbabilities, graph.integers([-1])], {
      attributes: { keepdims: { integer: 0 } },
    }),
  );
  graph.output(
    'likeliest',
    graph.operation('ArgMax', [logits], { type: 'int64', attributes: { axis, keepdims: { integer: 0 } } }),
  );
  return graph;
}
