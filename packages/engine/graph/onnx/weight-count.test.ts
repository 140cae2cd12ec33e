import { expect, test } from 'vitest';
import { Graph } from '../graph.ts';
import { weightCount } from './weight-count.ts';

test('weights are counted whether a graph holds them or is fed them; batches of any size are not', () => {
  const graph = new Graph();
  graph.initializer('embeddings', { dims: [7, 4], type: 'float32', data: new Float32Array(28) });
  graph.input('adapter', [4, 2], { differentiable: true });
  graph.input('tokens', ['batch', 'length'], { type: 'int64' });
  expect(weightCount(graph)).toBe(28 + 8);
});
