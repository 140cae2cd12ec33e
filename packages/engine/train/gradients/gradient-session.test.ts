import { expect, test } from 'vitest';
import { initializeAdapter } from '../../model/adapter.ts';
import { initializeWeights } from '../../model/initialize-weights.ts';
import { createRandom } from '../../random.ts';
import { lossWeight } from '../examples/feeds.ts';
import { flatten } from '../flat-parameters.ts';
import { referenceAdapter, referenceConfigurations, referenceExamples } from '../reference/reference-case.ts';
import type { Learning } from '../training-graph.ts';
import { createGradientSession } from './gradient-session.ts';

const examples = referenceExamples(3);
const totalWeight = examples.reduce((sum, example) => sum + lossWeight(example), 0);
const nudge = 1e-2;

/** Compares the slope along random directions of each tensor with central finite differences. */
async function checkGradients(kind: 'tied' | 'untied', method: 'full' | 'lora', dropout = 0): Promise<void> {
  const configuration = referenceConfigurations[kind];
  const weights = initializeWeights(configuration, 'gradients');
  const adapter = initializeAdapter(configuration, referenceAdapter, 'gradients');
  const random = createRandom('directions');
  // Fresh adapters have B = 0, which would hide the gradient of A.
  for (const { data } of adapter.weights.values())
    for (let index = 0; index < data.length; index++) data[index] = 0.2 * random.normal();
  const parameters = flatten(method === 'full' ? weights : adapter.weights);
  const learning: Learning =
    method === 'full'
      ? { kind: 'full', parameters: parameters.tensors }
      : {
          kind: 'lora',
          parameters: parameters.tensors,
          frozen: weights,
          settings: adapter.settings,
          dropout,
        };
  const session = await createGradientSession({ configuration, learning, parameters, parts: 1, threads: 1 });
  const part = { totalWeight, dropoutKey: 'fixed', first: true };
  const lossNow = async (): Promise<number> => (await session.accumulate(examples, part)).loss;
  await lossNow();
  const gradient = Float64Array.from(session.gradient);
  for (const [name, { data }] of parameters.tensors) {
    const start = (data.byteOffset - parameters.values.byteOffset) / 4;
    for (let repeat = 0; repeat < 2; repeat++) {
      const raw = Array.from(data, () => random.normal());
      const length = Math.hypot(...raw);
      const direction = raw.map((value) => value / length);
      const kept = data.slice();
      const lossAt = async (by: number): Promise<number> => {
        for (const [index, value] of direction.entries()) data[index] = kept[index] + by * value;
        return lossNow();
      };
      const measured = ((await lossAt(nudge)) - (await lossAt(-nudge))) / (2 * nudge);
      data.set(kept);
      const computed = direction.reduce((sum, value, index) => sum + value * gradient[start + index], 0);
      expect(Math.abs(measured - computed), `${name}: ${measured} against ${computed}`).toBeLessThan(
        2e-4 + 0.01 * Math.abs(measured),
      );
    }
  }
  // A gradient of nothing but zeros would agree with a model that ignores its parameters.
  for (const [name, { data }] of parameters.tensors) {
    const start = (data.byteOffset - parameters.values.byteOffset) / 4;
    expect(Math.hypot(...gradient.subarray(start, start + data.length)), name).toBeGreaterThan(1e-4);
  }
  await session.close();
}

test('gradients of every parameter agree with finite differences', async () => {
  await checkGradients('tied', 'full');
  await checkGradients('untied', 'full');
});

test('gradients of every adapter agree with finite differences, dropout fixed', async () => {
  await checkGradients('tied', 'lora');
  await checkGradients('untied', 'lora', 0.3);
});

test('padding changes nothing', async () => {
  const configuration = referenceConfigurations.untied;
  const parameters = flatten(initializeWeights(configuration, 'padding'));
  const learning: Learning = { kind: 'full', parameters: parameters.tensors };
  const session = await createGradientSession({ configuration, learning, parameters, parts: 2, threads: 1 });
  const part = { totalWeight, dropoutKey: 'fixed' };
  const together = (await session.accumulate(examples, { ...part, first: true })).loss;
  const gradient = session.gradient.slice();
  let alone = 0;
  for (const [index, example] of examples.entries()) {
    alone += (await session.accumulate([example], { ...part, first: index === 0 })).loss;
  }
  expect(alone).toBeCloseTo(together, 5);
  for (const [index, value] of session.gradient.entries()) expect(value).toBeCloseTo(gradient[index], 4);
  await session.close();
});
