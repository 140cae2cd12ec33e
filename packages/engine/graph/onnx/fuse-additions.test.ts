import { Tensor } from 'onnxruntime-node';
import { expect, test } from 'vitest';
import { Graph } from '../graph.ts';
import { add } from '../operations/elementwise.ts';
import { linear } from '../operations/matrix-product.ts';
import { fuseAdditions } from './fuse-additions.ts';
import { createSession } from './session.ts';

const kinds = (graph: Graph): string[] =>
  fuseAdditions(graph).map(({ kind, inputs }) => `${kind} of ${inputs.length}`);

test('sums of products run inside the products, and come out the same', async () => {
  const graph = new Graph();
  const [x, w] = [graph.input('x', [2, 2]), graph.input('w', [2, 2])];
  const once = add(graph, x, linear(graph, x, w));
  graph.nameOutput('y', add(graph, linear(graph, once, w), once));
  expect(kinds(graph)).toEqual(['Gemm of 3', 'Gemm of 3']);
  const session = await createSession(graph, { threads: 1 });
  const square = (...values: number[]): Tensor => new Tensor('float32', Float32Array.from(values), [2, 2]);
  const { y } = await session.run({ x: square(1, 2, 3, 4), w: square(0, 1, 2, 0) });
  // x + x w' is [[3, 4], [7, 10]]; that plus itself times w' is below.
  expect(Array.from(y.data as Float32Array)).toEqual([7, 10, 17, 24]);
  await session.release();
});

test('a product that is used elsewhere, or is an output, stays', () => {
  const graph = new Graph();
  const [x, w] = [graph.input('x', [2, 2]), graph.input('w', [2, 2])];
  const twice = linear(graph, x, w);
  graph.output('y', add(graph, add(graph, twice, x), twice));
  expect(kinds(graph)).toEqual(['Gemm of 2', 'Add of 2', 'Add of 2', 'Identity of 1']);
  const shown = new Graph();
  const product = linear(shown, shown.input('x', [2, 2]), shown.input('w', [2, 2]));
  shown.outputs.push(product);
  shown.output('y', add(shown, product, product));
  expect(kinds(shown)).toContain('Add of 2');
});
