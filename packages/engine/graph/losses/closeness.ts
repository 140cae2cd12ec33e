import type { Graph } from '../graph.ts';
import type { Value } from '../value.ts';

/** What predictions are held close to: for each row its likeliest `top` tokens. */
export interface ReferenceRows {
  /** Token numbers, distinct in a row: int64 [rows, top]. */
  tokens: Value;
  /** Their probabilities, which add up to 1 in a row: [rows, top]. */
  probabilities: Value;
  /** How much each row counts: [rows]. */
  weights: Value;
}

/**
 * The weighted sum over rows of the Kullback-Leibler divergence of softmax(logits) from a reference distribution,
 * sum p (log p - log q), a scalar in nats (distillation on fixed targets, Hinton et al. 2015). logits [rows,
 * vocabulary]. Its gradient by the logits is weight * (q - p).
 */
export function closeness(
  graph: Graph,
  logits: Value,
  { tokens, probabilities, weights }: ReferenceRows,
): Value {
  const along = { attributes: { axis: { integer: 1 } } };
  const logProbabilities = graph.operation('LogSoftmax', [logits], { attributes: { axis: { integer: -1 } } });
  const chosen = graph.operation('GatherElements', [logProbabilities, tokens], along);
  const column = graph.operation('Unsqueeze', [weights, graph.integers([1])]);
  // Probabilities of exactly zero count nothing, as p log p does in the limit.
  const floored = graph.operation('Max', [probabilities, graph.scalar(1e-30)]);
  const difference = graph.operation('Sub', [graph.operation('Log', [floored]), chosen]);
  const weighted = graph.operation('Mul', [graph.operation('Mul', [probabilities, difference]), column]);
  return graph.operation('ReduceSum', [weighted, graph.integers([0, 1])], {
    attributes: { keepdims: { integer: 0 } },
    through: [logits],
    backward: (gradient) => {
      const predicted = graph.operation('Exp', [logProbabilities]);
      const atTokens = graph.operation('Sub', [
        graph.operation('GatherElements', [predicted, tokens], along),
        probabilities,
      ]);
      const slope = graph.operation('ScatterElements', [predicted, tokens, atTokens], along);
      return [[logits, graph.operation('Mul', [slope, graph.operation('Mul', [column, gradient])])]];
    },
  });
}
