import type { Graph } from '../graph.ts';
import type { Value } from '../value.ts';

/**
 * How likely each row's target is, and every other token: log softmax of logits [rows, vocabulary], in nats, whole as
 * `all` and at targets [rows] (int64) as `chosen` [rows, 1]; `column` is the targets as [rows, 1]. No gradient flows
 * through them.
 */
export function tokenLogProbabilities(
  graph: Graph,
  logits: Value,
  targets: Value,
): { all: Value; chosen: Value; column: Value } {
  const all = graph.operation('LogSoftmax', [logits], { attributes: { axis: { integer: -1 } } });
  const column = graph.operation('Unsqueeze', [targets, graph.integers([1])], { type: 'int64' });
  const along = { attributes: { axis: { integer: 1 } } };
  return { all, chosen: graph.operation('GatherElements', [all, column], along), column };
}
