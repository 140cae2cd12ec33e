import type { Graph } from '../graph.ts';

/** How many numbers the tensors of fixed size that a graph holds or is fed have together: its model's weights, in the main. */
export function weightCount({ inputs, initializers }: Pick<Graph, 'inputs' | 'initializers'>): number {
  const fed = inputs.map(({ dimensions }) => dimensions.map((dimension) => Number(dimension)));
  const shapes: (readonly number[])[] = [...initializers.map(({ dims }) => dims), ...fed];
  const counts = shapes.map((shape) => shape.reduce((product, size) => product * size, 1));
  return counts.filter((count) => !Number.isNaN(count)).reduce((sum, count) => sum + count, 0);
}
