import type { Graph } from '../graph.ts';
import type { Value } from '../value.ts';

/** How answers are held against a reference, one group for each pair or labelled answer; see `preferenceLoss`. */
export interface PreferenceGroups {
  /** What the log-probability of each row counts in the group's score: [groups, rows]. */
  sums: Value;
  /** What is added to each score, such as what the reference thinks: [groups]. */
  offsets: Value;
  /** How much each group counts: [groups]. */
  weights: Value;
  /** For KTO: what is common to all scores, and taken for given where the loss is differentiated. */
  baseline?: {
    /** The mean of rows that the baseline is: [1, rows]. */
    rows: Value;
    /** What is added to that mean: [1]. */
    offset: Value;
    /** What the baseline, if above 0, counts in each group's score: [groups]. */
    pulls: Value;
  };
}

/**
 * The loss of preference optimisation, a scalar. The score s of a group is a weighted sum of the log-probabilities of
 * its rows' targets and an offset. `dpo`: the sum over groups of weight * -log s(s), with the logistic function s (Rafailov
 * et al. 2023, equation 7, where a group is a pair). `kto`: of weight * (1 - s(s)) (Ethayarajh et al. 2024, equation 8,
 * where a group is a labelled answer, and the baseline their reference point). logits [rows, vocabulary], targets [rows].
 */
export function preferenceLoss(
  graph: Graph,
  logits: Value,
  { kind, targets, groups }: { kind: 'dpo' | 'kto'; targets: Value; groups: PreferenceGroups },
): Value {
  const along = { attributes: { axis: { integer: 1 } } };
  const column = (value: Value): Value =>
    graph.operation('Unsqueeze', [value, graph.integers([1])], { type: value.type });
  const logProbabilities = graph.operation('LogSoftmax', [logits], { attributes: { axis: { integer: -1 } } });
  const places = column(targets);
  const chosen = graph.operation('GatherElements', [logProbabilities, places], along);
  const scores = scoresOf(graph, chosen, groups, column);
  const behind = graph.operation('Neg', [scores]);
  const weights = column(groups.weights);
  const losses =
    kind === 'dpo' ? graph.operation('Softplus', [behind]) : graph.operation('Sigmoid', [behind]);
  return graph.operation('ReduceSum', [graph.operation('Mul', [losses, weights]), graph.integers([0, 1])], {
    attributes: { keepdims: { integer: 0 } },
    through: [logits],
    backward: (gradient) => {
      const doubt = graph.operation('Sigmoid', [behind]);
      const steepness =
        kind === 'dpo' ? doubt : graph.operation('Mul', [doubt, graph.operation('Sigmoid', [scores])]);
      // How much the loss falls as each score rises, and with it the log-probability of each row.
      const pull = graph.operation('Mul', [graph.operation('Mul', [steepness, weights]), gradient]);
      const byRow = graph.operation('Gemm', [groups.sums, pull], {
        attributes: { transA: { integer: 1 }, transB: { integer: 0 } },
      });
      const probabilities = graph.operation('Exp', [logProbabilities]);
      const atTarget = graph.operation('Sub', [
        graph.operation('GatherElements', [probabilities, places], along),
        graph.scalar(1),
      ]);
      const difference = graph.operation('ScatterElements', [probabilities, places, atTarget], along);
      return [[logits, graph.operation('Mul', [difference, byRow])]];
    },
  });
}

function scoresOf(
  graph: Graph,
  chosen: Value,
  { sums, offsets, baseline }: PreferenceGroups,
  column: (value: Value) => Value,
): Value {
  const own = graph.operation('Add', [graph.operation('MatMul', [sums, chosen]), column(offsets)]);
  if (!baseline) return own;
  const mean = graph.operation('MatMul', [baseline.rows, chosen]);
  const common = graph.operation('Max', [
    graph.operation('Add', [mean, column(baseline.offset)]),
    graph.scalar(0),
  ]);
  return graph.operation('Add', [own, graph.operation('Mul', [column(baseline.pulls), common])]);
}
