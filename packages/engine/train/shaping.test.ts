import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { type Model, readModel } from '../checkpoint/read-model.ts';
import { openScorer, score } from '../generate/score.ts';
import { initializeWeights } from '../model/initialize-weights.ts';
import { createRandom } from '../random.ts';
import { addScaled } from './examples/companions.ts';
import { type FlatParameters, flatten } from './flat-parameters.ts';
import { createGradientSession } from './gradients/gradient-session.ts';
import { stepGradients } from './gradients/step-gradient.ts';
import {
  createReferenceModel,
  referenceConfigurations,
  referenceExamples,
  referenceTraining,
} from './reference/reference-case.ts';
import { computeReferences } from './references/references.ts';
import { train } from './train.ts';
import type { TrainEvent } from './train-event.ts';
import type { TrainOptions } from './train-options.ts';

const folder = await mkdtemp(join(tmpdir(), 'holdfast-shaping-'));
const model = join(folder, 'model');
const configuration = referenceConfigurations.untied;
const start: Model = { configuration, weights: initializeWeights(configuration, 'start') };
const random = createRandom('shaping');
beforeAll(() => createReferenceModel(model, 'untied'));

const own = referenceExamples(3).map((example) => ({
  ...example,
  closeness: example.tokens.map((_, place) => (place < 4 ? 1 : 0)),
  constraint: example.tokens.map((_, place) => (place % 3 === 1 ? 2 : 0)),
}));
const beside = referenceExamples(5).slice(3);
const base: TrainOptions = {
  ...referenceTraining,
  model,
  output: join(folder, 'out'),
  method: { kind: 'full' },
  examples: referenceExamples(),
};

async function collect(options: TrainOptions): Promise<TrainEvent[]> {
  const events: TrainEvent[] = [];
  for await (const event of train(options, { threads: 1 })) events.push(event);
  return events;
}

async function weightsAfter(name: string, options: Partial<TrainOptions>): Promise<Model['weights']> {
  const output = join(folder, name);
  await collect({ ...base, output, ...options });
  return (await readModel(output)).weights;
}

function movedParameters(): FlatParameters {
  const parameters = flatten(start.weights);
  for (let index = 0; index < parameters.values.length; index++)
    parameters.values[index] += 0.02 * random.normal();
  return parameters;
}

/** The gradient that a step follows, and the loss as a function of the parameters. */
async function openStep(options: Partial<TrainOptions>, nudge = 0) {
  const parameters = movedParameters();
  const merged = { ...base, examples: own, ...options };
  const top = 7;
  const references = await computeReferences(start, [...own, ...beside], { top, threads: 1 });
  const extras = { closeTokens: merged.closeness ? top : undefined, bound: true };
  const session = await createGradientSession({
    configuration,
    parameters,
    parts: 1,
    threads: 1,
    references,
    extras,
    nudge,
    learning: { kind: 'full', parameters: parameters.tensors },
  });
  const gradients = stepGradients(merged, { session, parameters, start: flatten(start.weights).values });
  const planned = { epoch: 0, own: [0, 1, 2], companions: options.companions ? [0, 1] : [], turns: false };
  return { parameters, step: () => gradients(planned, 1, undefined), session };
}

/** Slopes of a loss along random directions, by central differences. */
async function slopesAgree(
  parameters: FlatParameters,
  gradient: Float32Array,
  lossAt: () => Promise<number>,
): Promise<void> {
  const nudge = 1e-2;
  for (let repeat = 0; repeat < 6; repeat++) {
    const raw = Float32Array.from(parameters.values, () => random.normal());
    const length = Math.hypot(...raw);
    const kept = parameters.values.slice();
    const at = async (by: number): Promise<number> => {
      for (const [index, value] of raw.entries())
        parameters.values[index] = kept[index] + (by * value) / length;
      return lossAt();
    };
    const measured = ((await at(nudge)) - (await at(-nudge))) / (2 * nudge);
    parameters.values.set(kept);
    const computed = raw.reduce((sum, value, index) => sum + (value / length) * gradient[index], 0);
    expect(Math.abs(measured - computed), `${measured} against ${computed}`).toBeLessThan(
      2e-4 + 0.01 * Math.abs(measured),
    );
  }
}

test('the gradient of closeness and constraint agrees with finite differences', async () => {
  const plain = await openStep({});
  const { parameters, step, session } = await openStep({ closeness: { weight: 3 } });
  const { loss, gradient } = await step();
  expect(loss).toBeGreaterThan((await plain.step()).loss + 0.01);
  await slopesAgree(parameters, gradient.slice(), async () => (await step()).loss);
  await session.close();
  await plain.session.close();
});

test('at the starting weights nothing diverges, and a bound token pulls like any other', async () => {
  const free = own.map(({ constraint: _constraint, closeness: _closeness, ...example }) => example);
  const gradientAt = async (examples: TrainOptions['examples'], options: Partial<TrainOptions>) => {
    const { parameters, step, session } = await openStep({ examples, ...options });
    parameters.values.set(flatten(start.weights).values);
    const gradient = (await step()).gradient.slice();
    await session.close();
    return gradient;
  };
  // Cut to a few likeliest tokens a divergence pulls a little even here, so all of the vocabulary would be needed.
  const bound = await gradientAt(own, {});
  for (const [index, value] of (await gradientAt(free, {})).entries())
    expect(bound[index]).toBeCloseTo(value, 4);
});

test('added companions and a pull to the start agree with finite differences of the summed loss', async () => {
  const companions = { examples: beside, batchSize: 2, meeting: { kind: 'add', weight: 0.7 } } as const;
  const { parameters, step, session } = await openStep({ companions, proximity: 0.4 });
  const { gradient } = await step();
  const kept = gradient.slice();
  const initial = flatten(start.weights).values;
  const total = (examples: readonly { weights: readonly number[]; tokens: readonly number[] }[]) =>
    examples.reduce((sum, { weights }) => sum + weights.slice(1).reduce((a, b) => a + b, 0), 0);
  await slopesAgree(parameters, kept, async () => {
    const part = { dropoutKey: '', first: true };
    const first = await session.accumulate(own, { ...part, totalWeight: total(own) });
    const second = await session.accumulate(beside, { ...part, totalWeight: total(beside) });
    const distance = parameters.values.reduce((sum, value, index) => sum + (value - initial[index]) ** 2, 0);
    return first.loss + 0.7 * second.loss + 0.2 * distance;
  });
  await session.close();
});

test('attenuation is the difference of two gradients of the companions', async () => {
  const radius = 0.05;
  const meeting = { kind: 'attenuate', weight: 2, radius } as const;
  const { parameters, step, session } = await openStep({
    companions: { examples: beside, batchSize: 2, meeting },
  });
  const before = parameters.values.slice();
  const gradient = (await step()).gradient.slice();
  // The parameters are put back to the bit.
  expect(parameters.values).toEqual(before);
  const alone = async (examples: typeof beside) => {
    const weight = examples.reduce(
      (sum, { weights }) => sum + weights.slice(1).reduce((a, b) => a + b, 0),
      0,
    );
    await session.accumulate(examples, { totalWeight: weight, dropoutKey: '', first: true });
    return session.gradient.slice();
  };
  const expected = await alone(own);
  const here = await alone(beside);
  addScaled(parameters.values, here, -radius / Math.hypot(...here));
  const there = await alone(beside);
  addScaled(expected, here, 2);
  addScaled(expected, there, -2);
  for (const [index, value] of expected.entries()) expect(gradient[index]).toBeCloseTo(value, 4);
  expect(Math.hypot(...here.map((value, index) => value - there[index]))).toBeGreaterThan(1e-3);
  await session.close();
});

test('nudged rows make the loss greater, by about the slope times the nudge', async () => {
  const still = await openStep({});
  const { loss } = await still.step();
  const nudged = async (size: number) => {
    const opened = await openStep({}, size);
    opened.parameters.values.set(still.parameters.values);
    const lossAfter = (await opened.step()).loss;
    await opened.session.close();
    return lossAfter - loss;
  };
  const small = await nudged(0.01);
  expect(small).toBeGreaterThan(0);
  expect((await nudged(0.02)) / small).toBeCloseTo(2, 1);
  await still.session.close();
});

test('frozen layers stay to the bit and the others learn', async () => {
  const before = (await readModel(model)).weights;
  const after = await weightsAfter('frozen', { frozenLayers: [1], epochs: 2 });
  for (const [name, { data }] of after) {
    const same = data.every((value, index) => value === before.get(name)?.data[index]);
    expect(same, name).toBe(name.startsWith('model.layers.1.'));
  }
});

test('a strong pull to the start keeps the weights near it', async () => {
  const before = flatten((await readModel(model)).weights).values;
  const distance = async (name: string, options: Partial<TrainOptions>) => {
    const after = flatten(await weightsAfter(name, options)).values;
    return Math.hypot(...after.map((value, index) => value - before[index]));
  };
  expect(await distance('pulled', { proximity: 100 })).toBeLessThan(0.5 * (await distance('free', {})));
});

test('interrupted in the middle of a turn, alternating training ends in the same weights', async () => {
  const meeting = { kind: 'alternate', ownSteps: 3, companionSteps: 4, proximity: 1 } as const;
  const options = { batchSize: 3, companions: { examples: beside, batchSize: 1, meeting } };
  const undisturbed = await weightsAfter('turns', options);
  const abort = new AbortController();
  const checkpoint = { folder: join(folder, 'turns.state'), everySteps: 1000 };
  const output = join(folder, 'turns-resumed');
  const stopped = async () => {
    for await (const event of train(
      { ...base, ...options, output, checkpoint, signal: abort.signal },
      { threads: 1 },
    ))
      if (event.type === 'step' && event.step === 12) abort.abort(new Error('enough'));
  };
  await expect(stopped()).rejects.toThrow('enough');
  expect(await weightsAfter('turns-resumed', { ...options, checkpoint })).toEqual(undisturbed);
});

test('what is watched is scored by the weights of that step, which are kept, and changes nothing', async () => {
  // What one pair begins with is read from the other.
  const pairs = [
    { prompt: [3, 4, 5], answer: [6, 7] },
    { prompt: [3, 4, 5], answer: [8] },
    { prompt: [3, 9], answer: [4] },
  ];
  const watch = { everySteps: 8, pairs, snapshots: join(folder, 'kept') };
  const events = await collect({ ...base, watch });
  const seen = events.filter((event) => event.type === 'watch');
  expect(seen.map(({ step }) => step)).toEqual([0, 1, 2, 8, 16]);
  expect(seen[0].folder).toBeUndefined();
  // The weights kept after 16 steps predict what was seen after 16 steps.
  const kept = seen[4].folder ?? '';
  const again = await collect({
    ...base,
    model: kept,
    output: join(folder, 'again'),
    epochs: 1,
    watch: { everySteps: 9, pairs },
  });
  const [first] = again.filter((event) => event.type === 'watch');
  expect(first.logProbabilities.map(({ length }) => length)).toEqual([2, 1, 1]);
  for (const [pair, values] of seen[4].logProbabilities.entries())
    for (const [place, value] of values.entries())
      expect(first.logProbabilities[pair][place]).toBeCloseTo(value, 5);
  // Scored by themselves, they are as likely.
  const scorer = await openScorer({ model: kept }, { threads: 1 });
  const scored: number[][] = [];
  for await (const { index, logProbabilities } of score(scorer, { pairs })) scored[index] = logProbabilities;
  await scorer.session.release();
  for (const [pair, values] of scored.entries())
    for (const [place, value] of values.entries())
      expect(first.logProbabilities[pair][place]).toBeCloseTo(value, 4);
  expect(seen[4].logProbabilities).not.toEqual(seen[0].logProbabilities);
  const watched = await readFile(join(base.output, 'model.safetensors'));
  await collect({ ...base, output: join(folder, 'unwatched') });
  expect(await readFile(join(folder, 'unwatched', 'model.safetensors'))).toEqual(watched);
});

test('what cannot make sense is refused by name', async () => {
  const add = { kind: 'add', weight: 1 } as const;
  const wrong: [Partial<TrainOptions>, RegExp][] = [
    [{ frozenLayers: [2] }, /frozenLayers/],
    [{ proximity: -1 }, /proximity/],
    [{ companions: { examples: [], batchSize: 1, meeting: add } }, /no companions/],
    [
      { companions: { examples: [{ tokens: [1, 2], weights: [0, 0] }], batchSize: 1, meeting: add } },
      /Companion 1 .*weight is 0/,
    ],
    [{ examples: [{ tokens: [1, 2], weights: [0, 1], closeness: [1] }] }, /Example 1 .*closeness/],
    [{ watch: { everySteps: 1, pairs: [] } }, /watch/],
  ];
  for (const [change, message] of wrong) {
    await expect(collect({ ...base, ...change })).rejects.toThrow(message);
  }
});
