import type { Graph } from '../graph.ts';
import type { Value } from '../value.ts';

/** x times a number, element by element; x itself for 1. */
export function scale(graph: Graph, x: Value, factor: number): Value {
  if (factor === 1) return x;
  return graph.operation('Mul', [x, graph.scalar(factor)], {
    through: [x],
    backward: (gradient) => [[x, graph.operation('Mul', [gradient, graph.scalar(factor)])]],
  });
}

/** x plus a number, element by element. */
export function shift(graph: Graph, x: Value, by: number): Value {
  return graph.operation('Add', [x, graph.scalar(by)], {
    through: [x],
    backward: (gradient) => [[x, gradient]],
  });
}

/**
 * x softly kept between -cap and cap: cap * tanh(x / cap) (Gemma 2, Gemma Team 2024, section 2), whose slope is
 * 1 - tanh(x / cap)^2; x itself without a cap.
 */
export function softCap(graph: Graph, x: Value, cap: number | undefined): Value {
  if (cap === undefined) return x;
  const bent = graph.operation('Tanh', [graph.operation('Mul', [x, graph.scalar(1 / cap)])]);
  return graph.operation('Mul', [bent, graph.scalar(cap)], {
    through: [x],
    backward: (gradient) => {
      const slope = graph.operation('Sub', [graph.scalar(1), graph.operation('Mul', [bent, bent])]);
      return [[x, graph.operation('Mul', [gradient, slope])]];
    },
  });
}
