import type { Graph } from '../graph.ts';
import type { Value } from '../value.ts';

/** Rows of a constrained cross-entropy; all [rows]. */
export interface ConstrainedRows {
  /** Token numbers, int64. */
  targets: Value;
  /** How much each row counts. */
  weights: Value;
  /** The reference's log-probability of each target, in nats. */
  references: Value;
  /** How strongly each row is bound, above 0. */
  strengths: Value;
}

/**
 * A cross-entropy that stops pulling once a target is likelier than under a reference (Qi et al. 2024, arXiv 2406.05946,
 * equation 3): the weighted sum over rows of
 * -2 / b * log s(b * (log q - log r)) with strength b, the logistic function s, the model's probability q of the target
 * and the reference's r. Its gradient is that of the cross-entropy times 2 s(b (log r - log q)), which is 1 at first.
 */
export function constrainedCrossEntropy(
  graph: Graph,
  logits: Value,
  { targets, weights, references, strengths }: ConstrainedRows,
): Value {
  const along = { attributes: { axis: { integer: 1 } } };
  const columnOf = (value: Value): Value =>
    graph.operation('Unsqueeze', [value, graph.integers([1])], { type: value.type });
  const logProbabilities = graph.operation('LogSoftmax', [logits], { attributes: { axis: { integer: -1 } } });
  const places = columnOf(targets);
  const chosen = graph.operation('GatherElements', [logProbabilities, places], along);
  const strength = columnOf(strengths);
  const weight = columnOf(weights);
  const behind = graph.operation('Mul', [strength, graph.operation('Sub', [columnOf(references), chosen])]);
  const doubled = graph.operation('Mul', [weight, graph.scalar(2)]);
  const losses = graph.operation('Div', [
    graph.operation('Mul', [graph.operation('Softplus', [behind]), doubled]),
    strength,
  ]);
  return graph.operation('ReduceSum', [losses, graph.integers([0, 1])], {
    attributes: { keepdims: { integer: 0 } },
    through: [logits],
    backward: (gradient) => {
      const probabilities = graph.operation('Exp', [logProbabilities]);
      const atTarget = graph.operation('Sub', [
        graph.operation('GatherElements', [probabilities, places], along),
        graph.scalar(1),
      ]);
      const difference = graph.operation('ScatterElements', [probabilities, places, atTarget], along);
      const pull = graph.operation('Mul', [graph.operation('Sigmoid', [behind]), doubled]);
      return [[logits, graph.operation('Mul', [difference, graph.operation('Mul', [pull, gradient])])]];
    },
  });
}
