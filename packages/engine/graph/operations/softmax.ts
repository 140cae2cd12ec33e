import type { Graph } from '../graph.ts';
import type { Value } from '../value.ts';
import { tokenLogProbabilities } from './token-log-probabilities.ts';

/** Softmax over the last dimension of scores + mask; the mask is broadcast and has no gradient. */
export function maskedSoftmax(graph: Graph, scores: Value, mask: Value): Value {
  const masked = graph.operation('Add', [scores, mask]);
  const probabilities: Value = graph.operation('Softmax', [masked], {
    attributes: { axis: { integer: -1 } },
    through: [scores],
    backward: (gradient) => {
      const weighted = graph.operation('Mul', [gradient, probabilities]);
      const sum = graph.operation('ReduceSum', [weighted, graph.integers([-1])], {
        attributes: { keepdims: { integer: 1 } },
      });
      return [[scores, graph.operation('Sub', [weighted, graph.operation('Mul', [probabilities, sum])])]];
    },
  });
  return probabilities;
}

/**
 * Weighted cross-entropy: the sum over rows of -weight * log softmax(logits)[target], a scalar in nats. logits [rows,
 * vocabulary], targets [rows] (int64), weights [rows].
 */
export function crossEntropy(
  graph: Graph,
  logits: Value,
  { targets, weights }: { targets: Value; weights: Value },
): Value {
  const { all: logProbabilities, chosen, column } = tokenLogProbabilities(graph, logits, targets);
  const weightColumn = graph.operation('Unsqueeze', [weights, graph.integers([1])]);
  const sum = graph.operation(
    'ReduceSum',
    [graph.operation('Mul', [chosen, weightColumn]), graph.integers([0, 1])],
    {
      attributes: { keepdims: { integer: 0 } },
    },
  );
  return graph.operation('Neg', [sum], {
    through: [logits],
    backward: (gradient) => {
      const probabilities = graph.operation('Exp', [logProbabilities]);
      const atTarget = graph.operation('Sub', [
        graph.operation('GatherElements', [probabilities, column], { attributes: { axis: { integer: 1 } } }),
        graph.scalar(1),
      ]);
      const difference = graph.operation('ScatterElements', [probabilities, column, atTarget], {
        attributes: { axis: { integer: 1 } },
      });
      const scale = graph.operation('Mul', [weightColumn, gradient]);
      return [[logits, graph.operation('Mul', [difference, scale])]];
    },
  });
}
