import type { Graph } from '../graph/graph.ts';
import { stackedProduct } from '../graph/operations/matrix-product.ts';
import { reshape, swapMiddle } from '../graph/operations/rearrange.ts';
import { rotate } from '../graph/operations/rotate.ts';
import { softCap } from '../graph/operations/scale.ts';
import { maskedSoftmax } from '../graph/operations/softmax.ts';
import type { Value } from '../graph/value.ts';
import type { ModelConfiguration } from './configuration.ts';
import { ropeInitializers } from './rope-initializers.ts';

/**
 * Grouped-query attention (Ainslie et al. 2023) over whole sequences: a function from projected rows to attended rows,
 * differentiable. `batch` and `length` are int64 [1]; `mask` [length, length] is added to the scores; `positions`
 * [batch, length].
 */
export function causalAttention(
  graph: Graph,
  configuration: ModelConfiguration,
  { batch, length, mask, positions }: { batch: Value; length: Value; mask: Value; positions: Value },
): (projections: { query: Value; key: Value; value: Value; layer: number }) => Value {
  const { heads, keyValueHeads, headSize, slidingWindow, scales, caps } = configuration;
  const group = heads / keyValueHeads;
  const slidingMask = slidingWindow && withinWindow(graph, mask, { length, size: slidingWindow.size });
  const rope = ropeInitializers(graph, configuration);

  const shape = (...parts: (Value | number)[]): Value =>
    graph.operation(
      'Concat',
      parts.map((part) => (typeof part === 'number' ? graph.integers([part]) : part)),
      { type: 'int64', attributes: { axis: { integer: 0 } } },
    );
  const grouped = graph.operation('Mul', [length, graph.integers([group])], { type: 'int64' });
  const shapes = {
    queryRows: graph.integers([-1, heads * headSize]),
    keyRows: graph.integers([-1, keyValueHeads * headSize]),
    queryHeads: shape(batch, length, heads, headSize),
    keyHeads: shape(batch, length, keyValueHeads, headSize),
    query: shape(batch, heads, length, headSize),
    queryGroups: shape(batch, keyValueHeads, grouped, headSize),
    scores: shape(batch, heads, length, length),
    scoreGroups: shape(batch, keyValueHeads, grouped, length),
  };
  // The query heads of a group lie side by side, so that a group is one tall matrix and keys need not be repeated.
  const regroup = (value: Value, to: Value, from: Value): Value =>
    group === 1 ? value : reshape(graph, value, to, from);

  return ({ query, key, value, layer }) => {
    const split = (rows: Value, to: Value, from: Value): Value =>
      swapMiddle(graph, reshape(graph, rows, to, from));
    const tables = rope(layer);
    const turn = (rows: Value, count: number): Value =>
      tables ? rotate(graph, rows, { heads: count, positions, ...tables }) : rows;
    const q = turn(split(query, shapes.queryHeads, shapes.queryRows), heads);
    const k = turn(split(key, shapes.keyHeads, shapes.keyRows), keyValueHeads);
    const v = split(value, shapes.keyHeads, shapes.keyRows);
    const scores = stackedProduct(graph, regroup(q, shapes.queryGroups, shapes.query), k, {
      transposeB: true,
      scale: scales?.attention ?? 1 / Math.sqrt(headSize),
    });
    const seen = slidingMask && slidingWindow?.layers.includes(layer) ? slidingMask : mask;
    const bounded = softCap(graph, scores, caps?.attention);
    const attention = maskedSoftmax(graph, regroup(bounded, shapes.scores, shapes.scoreGroups), seen);
    const mixed = stackedProduct(graph, regroup(attention, shapes.scoreGroups, shapes.scores), v);
    const joined = swapMiddle(graph, regroup(mixed, shapes.query, shapes.queryGroups));
    return reshape(graph, joined, shapes.queryRows, shapes.queryHeads);
  };
}

/** The mask [length, length] with what lies `size` or more tokens back masked too. */
function withinWindow(graph: Graph, mask: Value, { length, size }: { length: Value; size: number }): Value {
  const integer = { type: 'int64' } as const;
  const scalar = (value: Value): Value => graph.operation('Squeeze', [value], integer);
  const places = graph.operation(
    'Range',
    [scalar(graph.integers([0])), scalar(length), scalar(graph.integers([1]))],
    integer,
  );
  const back = graph.operation(
    'Sub',
    [
      graph.operation('Unsqueeze', [places, graph.integers([1])], integer),
      graph.operation('Unsqueeze', [places, graph.integers([0])], integer),
    ],
    integer,
  );
  const outside = graph.operation('GreaterOrEqual', [back, graph.integers([size])], { type: 'bool' });
  return graph.operation('Where', [outside, graph.scalar(-1e9), mask]);
}
