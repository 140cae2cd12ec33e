import type { Graph } from '../graph.ts';
import type { Value } from '../value.ts';

/** The value under another shape, [to]; `from` is its present one, for the way back. Both hold int64 dimensions. */
export function reshape(graph: Graph, x: Value, to: Value, from: Value): Value {
  return graph.operation('Reshape', [x, to], {
    through: [x],
    backward: (gradient) => [[x, graph.operation('Reshape', [gradient, from])]],
  });
}

/** [batch, length, heads, size] to [batch, heads, length, size], and the other way round. */
export function swapMiddle(graph: Graph, x: Value): Value {
  const attributes = { perm: { integers: [0, 2, 1, 3] } };
  return graph.operation('Transpose', [x], {
    attributes,
    through: [x],
    backward: (gradient) => [[x, graph.operation('Transpose', [gradient], { attributes })]],
  });
}

/** Rows of x [rows, width] by their numbers, each number at most once: [chosen, width]. */
export function chooseRows(graph: Graph, x: Value, numbers: Value): Value {
  return graph.operation('Gather', [x, numbers], {
    attributes: { axis: { integer: 0 } },
    through: [x],
    backward: (gradient) => {
      const zeros = graph.operation('Mul', [x, graph.scalar(0)]);
      const places = graph.operation('Unsqueeze', [numbers, graph.integers([1])], { type: 'int64' });
      return [[x, graph.operation('ScatterND', [zeros, places, gradient])]];
    },
  });
}

/** Rows of a table [vocabulary, width] by token numbers of any shape; no gradient flows. */
export function lookUp(graph: Graph, table: Value, tokens: Value): Value {
  const attributes = { axis: { integer: 0 } };
  const { kept } = table;
  if (!kept) return graph.operation('Gather', [table, tokens], { attributes });
  // Only the rows that are wanted are expanded.
  return kept.expand(graph.operation('Gather', [kept.value, tokens], { attributes, type: kept.value.type }));
}

/** Rows of a table [vocabulary, width] by token numbers, which may repeat: [tokens, width]. */
export function embed(graph: Graph, table: Value, tokens: Value): Value {
  if (!table.differentiable) return lookUp(graph, table, tokens);
  return graph.operation('Gather', [table, tokens], {
    attributes: { axis: { integer: 0 } },
    through: [table],
    backward: (gradient) => {
      // ScatterElements goes through its updates in order. ScatterND shares them out among threads, and of a token that
      // is repeated parts are then lost (seen in ONNX Runtime 1.30).
      const places = graph.operation(
        'Expand',
        [
          graph.operation('Unsqueeze', [tokens, graph.integers([1])], { type: 'int64' }),
          graph.operation('Shape', [gradient], { type: 'int64' }),
        ],
        { type: 'int64' },
      );
      const zeros = graph.operation('Mul', [table, graph.scalar(0)]);
      const attributes = { axis: { integer: 0 }, reduction: { text: 'add' } };
      return [[table, graph.operation('ScatterElements', [zeros, places, gradient], { attributes })]];
    },
  });
}
