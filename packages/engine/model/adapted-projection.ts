import type { Graph } from '../graph/graph.ts';
import { add, multiply } from '../graph/operations/elementwise.ts';
import { linear } from '../graph/operations/matrix-product.ts';
import type { Value } from '../graph/value.ts';

/**
 * An adapter's share added to the product of x [rows, in] and the frozen weight [out, in]: x W' + scale * (x * mask) A'
 * B'. The mask, when there is dropout, holds 0 or 1 / (1 - dropout).
 */
export function adaptedProjection(
  graph: Graph,
  x: Value,
  { product, down, up, scale, mask }: { product: Value; down: Value; up: Value; scale: number; mask?: Value },
): Value {
  const kept = mask ? multiply(graph, x, mask) : x;
  const narrow = linear(graph, kept, down);
  return add(graph, product, linear(graph, narrow, up, scale));
}
