import { expect, test } from 'vitest';
import { initializeWeights } from '../../model/initialize-weights.ts';
import { createRandom } from '../../random.ts';
import type { TokenSequence, TrainingExample } from '../examples/training-example.ts';
import { flatten } from '../flat-parameters.ts';
import { createGradientSession, type GradientSession } from '../gradients/gradient-session.ts';
import { referenceConfigurations, referenceExamples } from '../reference/reference-case.ts';
import { mismatched } from './mismatched.ts';
import type { Objective } from './objective.ts';
import { preferenceSetting } from './preference-setting.ts';
import { sequenceScores } from './sequence-scores.ts';

const configuration = referenceConfigurations.untied;
const weights = initializeWeights(configuration, 'start');
const random = createRandom('preference');
const sequences = referenceExamples(6);
const pairs: TrainingExample[] = sequences
  .slice(0, 3)
  .map((better, index) => ({ ...better, rejected: sequences[index + 3] }));
const labelled: TrainingExample[] = sequences.map((example, index) => ({
  ...example,
  desirable: index % 2 === 0,
}));

/** The weights moved away from where they began, by so much, and a session over them. */
async function sessionAt(objective: Objective, examples: readonly TrainingExample[], by: number) {
  const moved = new Map(
    [...weights].map(([name, { dims, data }]) => [
      name,
      { dims, data: Float32Array.from(data, (value) => value + by * random.normal()) },
    ]),
  );
  const parameters = flatten(moved);
  const learning = { kind: 'full', parameters: parameters.tensors } as const;
  const preference = await preferenceSetting({ objective, examples }, { configuration, weights }, 1);
  const session = await createGradientSession({
    configuration,
    learning,
    parameters,
    preference,
    parts: 1,
    threads: 1,
  });
  return { session, parameters };
}

async function lossOf(session: GradientSession, examples: readonly TrainingExample[]): Promise<number> {
  const part = { totalWeight: examples.length, dropoutKey: 'none', first: true };
  return (await session.accumulate(examples, part)).loss;
}

const logistic = (value: number): number => 1 / (1 + Math.exp(-value));
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

test('at the start dpo costs log 2 a pair, and kto a half an answer', async () => {
  const dpo = await sessionAt({ kind: 'dpo', beta: 0.3 }, pairs, 0);
  expect(await lossOf(dpo.session, pairs)).toBeCloseTo(Math.log(2), 5);
  const kto = await sessionAt({ kind: 'kto', beta: 0.3 }, labelled, 0);
  expect(await lossOf(kto.session, labelled)).toBeCloseTo(0.5, 5);
});

test('losses are those of the papers, worked out from the log-probabilities of whole answers', async () => {
  const beta = 0.2;
  const { session, parameters } = await sessionAt({ kind: 'dpo', beta }, pairs, 0.05);
  const mismatches = mismatched(labelled, configuration.maximumLength);
  const all: TokenSequence[] = [...sequences, ...labelled, ...mismatches.values()];
  const before = await sequenceScores({ configuration, weights }, all, { threads: 1 });
  const ratiosIn = async (tensors: typeof weights) => {
    const after = await sequenceScores({ configuration, weights: tensors }, all, { threads: 1 });
    return (sequence: TokenSequence) => (after.get(sequence) ?? 0) - (before.get(sequence) ?? 0);
  };
  const ratio = await ratiosIn(parameters.tensors);
  const expected = mean(
    pairs.map(({ rejected }, index) => {
      const margin = ratio(sequences[index]) - ratio(rejected as TokenSequence);
      return -Math.log(logistic(beta * margin));
    }),
  );
  expect(await lossOf(session, pairs)).toBeCloseTo(expected, 4);

  const objective = { kind: 'kto', beta, desirableWeight: 1.5, undesirableWeight: 0.5 } as const;
  const kto = await sessionAt(objective, labelled, 0.05);
  const ktoRatio = await ratiosIn(kto.parameters.tensors);
  const point = Math.max(0, mean([...mismatches.values()].map(ktoRatio)));
  expect(point).toBeGreaterThan(0.1);
  const losses = labelled.map((example) =>
    example.desirable
      ? 1.5 * (1 - logistic(beta * (ktoRatio(example) - point)))
      : 0.5 * (1 - logistic(beta * (point - ktoRatio(example)))),
  );
  expect(await lossOf(kto.session, labelled)).toBeCloseTo(mean(losses), 4);
});

test.each([
  ['dpo', { kind: 'dpo', beta: 0.2 }, pairs],
  ['kto', { kind: 'kto', beta: 0.2 }, labelled],
] as const)('the gradient of %s is the slope of its loss', async (_, objective, examples) => {
  const { session, parameters } = await sessionAt(objective, examples, 0.05);
  await lossOf(session, examples);
  const gradient = session.gradient.slice();
  const { values } = parameters;
  const kept = values.slice();
  for (let repeat = 0; repeat < 6; repeat++) {
    const raw = Array.from(values, () => random.normal());
    const length = Math.hypot(...raw);
    const lossAt = async (by: number): Promise<number> => {
      for (let index = 0; index < values.length; index++)
        values[index] = kept[index] + (by * raw[index]) / length;
      return lossOf(session, examples);
    };
    const measured = ((await lossAt(0.02)) - (await lossAt(-0.02))) / 0.04;
    const computed = raw.reduce((sum, value, index) => sum + (value / length) * gradient[index], 0);
    expect(Math.abs(measured - computed)).toBeLessThan(2e-4 + 0.02 * Math.abs(measured));
  }
  expect(Math.hypot(...gradient)).toBeGreaterThan(0.01);
});

test('a mismatched sequence is a prompt with the answer before it', () => {
  const examples = [
    { tokens: [1, 2, 3, 4], weights: [0, 0, 1, 1], desirable: true },
    { tokens: [5, 6, 7], weights: [0, 1, 1], desirable: false },
  ];
  expect([...mismatched(examples, 8).values()]).toEqual([
    { tokens: [1, 2, 6, 7], weights: [0, 0, 1, 1] },
    { tokens: [5, 3, 4], weights: [0, 1, 1] },
  ]);
  expect([...mismatched(examples, 3).values()][0].tokens).toEqual([1, 2, 6]);
});
