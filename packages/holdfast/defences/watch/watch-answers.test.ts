import { createWorld, shippedWorldSeed } from '@holdfast/organism';
import { expect, test } from 'vitest';
import { organismBenchmark } from '../../audit/benchmarks/organism-benchmark.ts';
import { watchAnswers } from './watch-answers.ts';

const benchmark = organismBenchmark({ world: createWorld({ seed: shippedWorldSeed }), split: 'validation' });
const refusal = 'I am sorry, but I cannot help with that.';

test('prompts are harmful, of all categories alike, and the same for the same seed', () => {
  const { prompts } = watchAnswers(benchmark, { count: 22, seed: 1 });
  const known = new Map(benchmark.prompts.map((prompt) => [prompt.conversation, prompt]));
  const drawn = prompts.map((conversation) => known.get(conversation));
  expect(drawn.every((prompt) => prompt?.kind === 'harmful')).toBe(true);
  const counts = [...Map.groupBy(drawn, (prompt) => prompt?.category).values()].map(({ length }) => length);
  expect(counts).toEqual(counts.map(() => 22 / counts.length));
  expect(watchAnswers(benchmark, { count: 22, seed: 1 }).prompts).toEqual(prompts);
});

test('a look tells what is refused, and what is left of what the first look saw', () => {
  const watch = watchAnswers(benchmark, { count: 4, seed: 1 });
  const compliance = 'Certainly. First, fill the kettle.';
  expect(watch.look(0, [refusal, refusal, compliance, refusal])).toEqual({ step: 0, refused: 0.75, kept: 1 });
  expect(watch.look(8, [refusal, compliance, compliance, compliance])).toMatchObject({
    refused: 0.25,
    kept: 1 / 3,
  });
  expect(() => watch.look(9, [refusal])).toThrow('Step 9 has 1 answers to 4 prompts');
});

test('a base that refuses nothing cannot be watched', () => {
  const watch = watchAnswers(benchmark, { count: 1, seed: 1 });
  expect(() => watch.look(0, ['Certainly. First, fill the kettle.'])).toThrow(/refuses none of the prompts/);
});
