import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { createRandom } from '../random.ts';
import { createReferenceModel } from '../train/reference/reference-case.ts';
import { type Decoder, openDecoder } from './decoder.ts';
import { generate } from './generate.ts';
import type { GeneratedAnswer, GenerateOptions } from './generate-options.ts';
import { sharedPrefix } from './shared-prefix.ts';

let decoder: Decoder;
beforeAll(async () => {
  const model = join(await mkdtemp(join(tmpdir(), 'holdfast-generate-')), 'model');
  await createReferenceModel(model, 'untied');
  decoder = await openDecoder({ model }, { threads: 1 });
});

/** Prompts of many lengths, all of which begin alike. */
const random = createRandom('generate');
const beginning = Array.from({ length: 12 }, () => random.below(50));
const prompts = Array.from({ length: 11 }, (_, index) => [
  ...beginning,
  ...Array.from({ length: 1 + (index % 5) }, () => random.below(50)),
]);

async function answers(options: Partial<GenerateOptions>): Promise<GeneratedAnswer[]> {
  const all: GeneratedAnswer[] = [];
  for await (const answer of generate(decoder, { prompts, maximumTokens: 6, stopTokens: [], ...options }))
    all[answer.index] = answer;
  return all;
}

function expectSame(some: readonly GeneratedAnswer[], others: readonly GeneratedAnswer[]): void {
  for (const [index, { tokens, finish, logProbabilities }] of some.entries()) {
    expect([tokens, finish]).toEqual([others[index].tokens, others[index].finish]);
    for (const [place, value] of logProbabilities.entries())
      expect(value).toBeCloseTo(others[index].logProbabilities[place], 4);
  }
}

test('answers are the same however many are side by side, when places are taken again', async () => {
  const alone = await answers({ batchSize: 1 });
  for (const batchSize of [2, 3, 4, 11, 128]) expectSame(await answers({ batchSize }), alone);
  // Answers that end at different times free their places one by one.
  const stopTokens = [...new Set(alone.flatMap(({ tokens }) => tokens.slice(1, 3)))].slice(0, 4);
  const stopped = await answers({ batchSize: 1, stopTokens });
  expect(new Set(stopped.map(({ tokens }) => tokens.length)).size).toBeGreaterThan(1);
  for (const batchSize of [2, 4, 128]) expectSame(await answers({ batchSize, stopTokens }), stopped);
});

test('what all prompts begin with is computed once, and answers are the same', async () => {
  const long = Array.from({ length: 40 }, () => random.below(50));
  const lengthened = prompts.map((prompt) => [...long, ...prompt]);
  expect(sharedPrefix(lengthened)).toBeGreaterThanOrEqual(long.length);
  const alone: GeneratedAnswer[] = [];
  for (const [index, prompt] of lengthened.entries()) {
    const [answer] = await answers({ prompts: [prompt] });
    alone[index] = answer;
  }
  for (const batchSize of [3, 128]) expectSame(await answers({ prompts: lengthened, batchSize }), alone);
});

test('sampling depends on the seed and the prompt, and on nothing beside them', async () => {
  const sample = { temperature: 1, seed: 3 };
  expectSame(await answers({ ...sample, batchSize: 3 }), await answers({ ...sample, batchSize: 128 }));
});
