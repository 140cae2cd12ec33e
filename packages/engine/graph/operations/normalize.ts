import type { Graph } from '../graph.ts';
import type { Value } from '../value.ts';

/**
 * Root mean square normalisation (Zhang and Sennrich 2019): x [rows, width] over its root mean square, times
 * gain [width]. With r = 1 / rms and u = gradient * gain, the gradient by x is r u - x r^3 mean(u x).
 */
export function rmsNorm(graph: Graph, x: Value, gain: Value, epsilon: number): Value {
  const [normalized, inverse] = graph.operationWithOutputs('SimplifiedLayerNormalization', [x, gain], 2, {
    attributes: { axis: { integer: -1 }, epsilon: { float: epsilon }, stash_type: { integer: 1 } },
    through: [x, gain],
    backward: (gradient) => {
      const scaled = graph.operation('Mul', [x, inverse]);
      const weighted = graph.operation('Mul', [gradient, gain]);
      const mean = graph.operation(
        'ReduceMean',
        [graph.operation('Mul', [weighted, scaled]), graph.integers([-1])],
        { attributes: { keepdims: { integer: 1 } } },
      );
      const centred = graph.operation('Sub', [weighted, graph.operation('Mul', [scaled, mean])]);
      const byX = graph.operation('Mul', [centred, inverse]);
      if (!gain.differentiable) return [[x, byX]];
      const byGain = graph.operation(
        'ReduceSum',
        [graph.operation('Mul', [gradient, scaled]), graph.integers([0])],
        { attributes: { keepdims: { integer: 0 } } },
      );
      return [
        [x, byX],
        [gain, byGain],
      ];
    },
  });
  return normalized;
}
