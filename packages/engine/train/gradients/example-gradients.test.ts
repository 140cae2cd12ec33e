import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readModel } from '../../checkpoint/read-model.ts';
import { lossWeight } from '../examples/feeds.ts';
import { flatten } from '../flat-parameters.ts';
import { createReferenceModel, referenceAdapter, referenceExamples } from '../reference/reference-case.ts';
import { type ExampleGradient, exampleGradients } from './example-gradients.ts';
import { createGradientSession } from './gradient-session.ts';

const model = join(await mkdtemp(join(tmpdir(), 'holdfast-gradients-')), 'model');
await createReferenceModel(model, 'untied');
const examples = referenceExamples(4);

async function gradientsOf(options: object = {}): Promise<ExampleGradient[]> {
  const gradients: ExampleGradient[] = [];
  for await (const one of exampleGradients({ model, examples, ...options }, { threads: 1 }))
    gradients.push(one);
  return gradients;
}

const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Array.from(a).reduce((sum, value, index) => sum + value * b[index], 0);

test('projected gradients have the dot products of whole ones, and the losses', async () => {
  const { configuration, weights } = await readModel(model);
  const parameters = flatten(weights);
  const learning = { kind: 'full', parameters: parameters.tensors } as const;
  const session = await createGradientSession({ configuration, learning, parameters, parts: 1, threads: 1 });
  const whole: { loss: number; gradient: Float32Array }[] = [];
  for (const example of examples) {
    const part = { totalWeight: lossWeight(example), dropoutKey: '', first: true };
    const { loss } = await session.accumulate([example], part);
    whole.push({ loss, gradient: session.gradient.slice() });
  }
  await session.close();
  const projected = await gradientsOf({ dimensions: 2 ** 16 });
  for (const [index, { loss, gradient }] of projected.entries()) {
    expect(loss).toBeCloseTo(whole[index].loss, 5);
    for (const [other, { gradient: against }] of projected.entries()) {
      const scale = Math.sqrt(
        dot(whole[index].gradient, whole[index].gradient) * dot(whole[other].gradient, whole[other].gradient),
      );
      const error = dot(gradient, against) - dot(whole[index].gradient, whole[other].gradient);
      // The standard error of a projected cosine is below sqrt(2 / dimensions) = 0.006.
      expect(Math.abs(error) / scale).toBeLessThan(0.03);
    }
  }
});

test('an adapter has gradients of its own, fixed by the seed', async () => {
  const options = { adapter: { ...referenceAdapter }, dimensions: 256, seed: 3 };
  const [first, again] = [await gradientsOf(options), await gradientsOf(options)];
  expect(first[0].gradient).toEqual(again[0].gradient);
  expect(dot(first[0].gradient, first[0].gradient)).toBeGreaterThan(0);
});

test('what cannot be learnt from is refused by its place', async () => {
  await expect(gradientsOf({ examples: [examples[0], { tokens: [1, 2], weights: [0, 0] }] })).rejects.toThrow(
    /Example 2/,
  );
  await expect(gradientsOf({ dimensions: 100 })).rejects.toThrow(/power of two/);
});
