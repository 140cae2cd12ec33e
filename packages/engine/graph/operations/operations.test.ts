import { Tensor } from 'onnxruntime-node';
import { expect, test } from 'vitest';
import { createRandom } from '../../random.ts';
import { differentiate } from '../differentiate.ts';
import { Graph } from '../graph.ts';
import { closeness } from '../losses/closeness.ts';
import { constrainedCrossEntropy } from '../losses/constrained-cross-entropy.ts';
import { createSession } from '../onnx/session.ts';
import type { Value } from '../value.ts';
import { columns } from './columns.ts';
import { add, multiply } from './elementwise.ts';
import { gatedUnit } from './gated-unit.ts';
import { linear, stackedProduct } from './matrix-product.ts';
import { rmsNorm } from './normalize.ts';
import { chooseRows, embed, reshape, swapMiddle } from './rearrange.ts';
import { rotate } from './rotate.ts';
import { scale, shift, softCap } from './scale.ts';
import { crossEntropy, maskedSoftmax } from './softmax.ts';

type Build = (graph: Graph, inputs: Value[]) => Value;

const random = createRandom('operations');
const floats = (dims: readonly number[]): Float32Array =>
  Float32Array.from({ length: dims.reduce((size, dim) => size * dim, 1) }, () => random.normal());
const integers = (values: readonly number[], dims: readonly number[]): Tensor =>
  new Tensor('int64', BigInt64Array.from(values, BigInt), [...dims]);

/**
 * Weighs the operation's result with fixed random numbers, and holds the gradient of that sum by every element of every
 * input against central finite differences.
 */
async function check(
  dims: readonly (readonly number[])[],
  build: Build,
  others: Record<string, Tensor> = {},
): Promise<void> {
  const graph = new Graph();
  const inputs = dims.map((shape, index) => graph.input(`x${index}`, shape, { differentiable: true }));
  for (const [name, tensor] of Object.entries(others)) {
    graph.input(name, tensor.dims, { type: tensor.type as 'int64' | 'float32' });
  }
  const result = build(graph, inputs);
  const shape = graph.operation('Shape', [result], { type: 'int64' });
  const weights = graph.operation('Sin', [
    graph.operation('Reshape', [
      graph.operation(
        'Cast',
        [
          graph.operation('Range', [
            graph.operation('Cast', [graph.scalar(0)], { type: 'int64', attributes: { to: { integer: 7 } } }),
            graph.operation('ReduceProd', [shape], {
              type: 'int64',
              attributes: { keepdims: { integer: 0 } },
            }),
            graph.operation('Cast', [graph.scalar(1)], { type: 'int64', attributes: { to: { integer: 7 } } }),
          ]),
        ],
        { attributes: { to: { integer: 1 } } },
      ),
      shape,
    ]),
  ]);
  const weighted = multiply(graph, result, weights);
  const loss = graph.operation('ReduceSum', [weighted], {
    attributes: { keepdims: { integer: 0 } },
    through: [weighted],
    backward: (gradient) => [[weighted, graph.operation('Expand', [gradient, shape])]],
  });
  graph.output('loss', loss);
  for (const [index, gradient] of differentiate(graph, loss, inputs).entries())
    graph.output(`g${index}`, gradient);
  const session = await createSession(graph, { threads: 1 });
  const values = dims.map((shape) => floats(shape));
  const run = () =>
    session.run({
      ...others,
      ...Object.fromEntries(
        values.map((data, index) => [`x${index}`, new Tensor('float32', data, [...dims[index]])]),
      ),
    });
  const gradients = await run();
  const nudge = 1e-2;
  for (const [index, data] of values.entries()) {
    const gradient = gradients[`g${index}`].data as Float32Array;
    expect(gradients[`g${index}`].dims).toEqual(dims[index]);
    for (let place = 0; place < data.length; place++) {
      const kept = data[place];
      data[place] = kept + nudge;
      const above = Number((await run()).loss.data[0]);
      data[place] = kept - nudge;
      const below = Number((await run()).loss.data[0]);
      data[place] = kept;
      const measured = (above - below) / (2 * nudge);
      expect(Math.abs(measured - gradient[place]), `input ${index}, place ${place}`).toBeLessThan(
        2e-3 + 0.01 * Math.abs(measured),
      );
    }
  }
  await session.release();
}

test('sums and products, also of a value with itself', async () => {
  await check(
    [
      [2, 3],
      [2, 3],
    ],
    (graph, [a, b]) => add(graph, multiply(graph, a, b), multiply(graph, a, a)),
  );
});

test("SwiGLU's gating", () =>
  check(
    [
      [3, 4],
      [3, 4],
    ],
    (graph, [gate, up]) => gatedUnit(graph, gate, up, 'silu'),
  ));

test("GeGLU's gating", () =>
  check(
    [
      [3, 4],
      [3, 4],
    ],
    (graph, [gate, up]) => gatedUnit(graph, gate, up, 'gelu'),
  ));

test('columns cut apart', () =>
  check([[3, 6]], (graph, [x]) => {
    const [a, b] = columns(graph, x, [2, 3, 1]);
    return add(graph, multiply(graph, a, a), columns(graph, multiply(graph, b, b), [2, 1])[0]);
  }));

test('a scale, a shift and a soft cap', () =>
  check([[3, 4]], (graph, [x]) => softCap(graph, shift(graph, scale(graph, x, 3), 0.5), 2)));

test('a scaled projection', () =>
  check(
    [
      [3, 4],
      [2, 4],
    ],
    (graph, [x, w]) => linear(graph, x, w, 0.7),
  ));

test.each([true, false])('stacks of matrices, transposed: %s', (transposeB) =>
  check([[2, 3, 4], transposeB ? [2, 5, 4] : [2, 4, 5]], (graph, [a, b]) =>
    stackedProduct(graph, a, b, { transposeB, scale: 0.3 }),
  ),
);

test('root mean square normalisation', () =>
  check([[3, 6], [6]], (graph, [x, gain]) => rmsNorm(graph, x, gain, 1e-5)));

test('masked softmax', () =>
  check(
    [[2, 3, 3]],
    (graph, [scores]) =>
      maskedSoftmax(graph, scores, { name: 'mask', type: 'float32', differentiable: false }),
    {
      mask: new Tensor('float32', Float32Array.of(0, -1e9, -1e9, 0, 0, -1e9, 0, 0, 0), [3, 3]),
    },
  ));

test('weighted cross-entropy', () => {
  const input = (name: string, type: 'int64' | 'float32'): Value => ({ name, type, differentiable: false });
  return check(
    [[3, 5]],
    (graph, [logits]) =>
      crossEntropy(graph, logits, {
        targets: input('targets', 'int64'),
        weights: input('weights', 'float32'),
      }),
    { targets: integers([4, 0, 2], [3]), weights: new Tensor('float32', Float32Array.of(1, 0.5, 2), [3]) },
  );
});

test('divergence from a reference', () => {
  const input = (name: string, type: 'int64' | 'float32'): Value => ({ name, type, differentiable: false });
  return check(
    [[3, 5]],
    (graph, [logits]) =>
      closeness(graph, logits, {
        tokens: input('tokens', 'int64'),
        probabilities: input('probabilities', 'float32'),
        weights: input('weights', 'float32'),
      }),
    {
      tokens: integers([4, 0, 1, 2, 3, 1], [3, 2]),
      probabilities: new Tensor('float32', Float32Array.of(0.7, 0.3, 1, 0, 0.5, 0.5), [3, 2]),
      weights: new Tensor('float32', Float32Array.of(1, 0.5, 2), [3]),
    },
  );
});

test('constrained cross-entropy', () => {
  const input = (name: string, type: 'int64' | 'float32'): Value => ({ name, type, differentiable: false });
  return check(
    [[3, 5]],
    (graph, [logits]) =>
      constrainedCrossEntropy(graph, logits, {
        targets: input('targets', 'int64'),
        weights: input('weights', 'float32'),
        references: input('references', 'float32'),
        strengths: input('strengths', 'float32'),
      }),
    {
      targets: integers([4, 0, 2], [3]),
      weights: new Tensor('float32', Float32Array.of(1, 0.5, 2), [3]),
      references: new Tensor('float32', Float32Array.of(-0.2, -3, -1), [3]),
      strengths: new Tensor('float32', Float32Array.of(0.5, 2, 1), [3]),
    },
  );
});

test('rows by number, and rows of a table that repeat', async () => {
  const numbers: Value = { name: 'numbers', type: 'int64', differentiable: false };
  await check([[4, 3]], (graph, [x]) => chooseRows(graph, x, numbers), { numbers: integers([3, 1], [2]) });
  await check([[4, 3]], (graph, [x]) => embed(graph, x, numbers), { numbers: integers([3, 1, 3], [3]) });
});

test('rotary positions, and rearrangements', async () => {
  const input = (name: string, type: 'int64' | 'float32'): Value => ({ name, type, differentiable: false });
  await check(
    [[1, 2, 3, 4]],
    (graph, [x]) => {
      const positions = input('positions', 'int64');
      return rotate(graph, x, {
        heads: 2,
        positions,
        cosine: input('cosine', 'float32'),
        sine: input('sine', 'float32'),
      });
    },
    {
      positions: integers([0, 1, 2], [1, 3]),
      cosine: new Tensor(
        'float32',
        Float32Array.from({ length: 8 }, (_, index) => Math.cos(index)),
        [4, 2],
      ),
      sine: new Tensor(
        'float32',
        Float32Array.from({ length: 8 }, (_, index) => Math.sin(index)),
        [4, 2],
      ),
    },
  );
  await check([[6, 4]], (graph, [x]) =>
    swapMiddle(graph, reshape(graph, x, graph.integers([1, 3, 2, 4]), graph.integers([6, 4]))),
  );
});

test('a loss that does not depend on a value is told', () => {
  const graph = new Graph();
  const x = graph.input('x', [1], { differentiable: true });
  const y = graph.input('y', [1], { differentiable: true });
  expect(() => differentiate(graph, multiply(graph, x, x), [x, y])).toThrow(/does not depend on y/);
});
