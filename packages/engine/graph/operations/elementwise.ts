import type { Graph } from '../graph.ts';
import type { Value } from '../value.ts';

/** a + b, of the same shape. */
export function add(graph: Graph, a: Value, b: Value): Value {
  return graph.operation('Add', [a, b], {
    through: [a, b],
    backward: (gradient) => [
      [a, gradient],
      [b, gradient],
    ],
  });
}

/** x [rows, width] with a row [width] added to each of its rows. */
export function addRow(graph: Graph, x: Value, row: Value): Value {
  return graph.operation('Add', [x, row], {
    through: [x, row],
    backward: (gradient) => [
      ...(x.differentiable ? [[x, gradient] as const] : []),
      ...(row.differentiable ? [[row, sumOfRows(graph, gradient)] as const] : []),
    ],
  });
}

function sumOfRows(graph: Graph, x: Value): Value {
  return graph.operation('ReduceSum', [x, graph.integers([0])], { attributes: { keepdims: { integer: 0 } } });
}

/** a * b element by element, of the same shape. */
export function multiply(graph: Graph, a: Value, b: Value): Value {
  return graph.operation('Mul', [a, b], {
    through: [a, b],
    backward: (gradient) => [
      ...(a.differentiable ? [[a, graph.operation('Mul', [gradient, b])] as const] : []),
      ...(b.differentiable ? [[b, graph.operation('Mul', [gradient, a])] as const] : []),
    ],
  });
}
