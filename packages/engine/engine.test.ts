import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mergeAdapter } from './checkpoint/adapter/merge-adapter.ts';
import { writeAdapter } from './checkpoint/adapter/peft-adapter.ts';
import { Engine } from './engine.ts';
import type { GeneratedAnswer, GenerateOptions } from './generate/generate-options.ts';
import { initializeAdapter } from './model/adapter.ts';
import { createRandom } from './random.ts';
import losses from './train/reference/losses.json' with { type: 'json' };
import {
  createReferenceModel,
  referenceAdapter,
  referenceConfigurations,
  referenceExamples,
  referenceTraining,
} from './train/reference/reference-case.ts';

const folder = await mkdtemp(join(tmpdir(), 'holdfast-engine-'));
const random = createRandom('prompts');
const prompts = Array.from({ length: 23 }, (_, index) =>
  Array.from({ length: 2 + (index % 9) }, () => 2 + random.below(48)),
);
let engine: Engine;

beforeAll(async () => {
  engine = await Engine.start({ threads: 1 });
  for (const kind of ['tied', 'untied'] as const) await createReferenceModel(join(folder, kind), kind);
});
afterAll(() => engine.close());

async function answers(options: Partial<GenerateOptions>): Promise<GeneratedAnswer[]> {
  const all: GeneratedAnswer[] = [];
  const defaults = { model: join(folder, 'untied'), prompts, maximumTokens: 12 };
  for await (const answer of engine.generate({ ...defaults, ...options })) all.push(answer);
  return all.sort((a, b) => a.index - b.index);
}

test.each(['tied', 'untied'] as const)('log-probabilities of a %s model agree with PyTorch', async (kind) => {
  const { tokens } = referenceExamples()[5];
  const pairs = [{ prompt: tokens.slice(0, 1), answer: tokens.slice(1) }];
  for await (const { logProbabilities } of engine.score({ model: join(folder, kind), pairs })) {
    const reference = losses[kind].logProbabilities;
    expect(logProbabilities).toHaveLength(reference.length);
    for (const [place, value] of reference.entries()) expect(logProbabilities[place]).toBeCloseTo(value, 4);
  }
});

test('tokens come one by one, before the answers that they make', async () => {
  const options = { model: join(folder, 'untied'), prompts, maximumTokens: 12, alternatives: 2 };
  const come = prompts.map((): number[] => []);
  const ended = new Set<number>();
  for await (const part of engine.generateTokens(options)) {
    expect(ended).not.toContain(part.index);
    if ('finish' in part) {
      expect(part.tokens).toEqual(come[part.index]);
      ended.add(part.index);
    } else {
      come[part.index].push(part.token);
      expect(part.alternatives).toHaveLength(2);
    }
  }
  expect(ended.size).toBe(prompts.length);
  expect(come).toEqual((await answers(options)).map(({ tokens }) => tokens));
});

test.each(['tied', 'untied'] as const)(
  'decoding a %s model with a cache is decoding without',
  async (kind) => {
    const model = join(folder, kind);
    const decoded = await answers({ model, stopTokens: [] });
    const pairs = decoded.map(({ index, tokens }) => ({ prompt: prompts[index], answer: tokens }));
    for await (const { index, logProbabilities } of engine.score({ model, pairs })) {
      for (const [place, value] of logProbabilities.entries()) {
        expect(decoded[index].logProbabilities[place]).toBeCloseTo(value, 4);
      }
    }
    // Each token is the likeliest one: no other single last token scores higher.
    const [{ tokens }] = decoded;
    const others = Array.from({ length: 50 }, (_, token) => ({ prompt: prompts[0], answer: [token] }));
    const scores: number[] = [];
    for await (const { index, logProbabilities } of engine.score({ model, pairs: others }))
      scores[index] = logProbabilities[0];
    expect(scores.indexOf(Math.max(...scores))).toBe(tokens[0]);
  },
);

test('answers do not depend on what else is in the batch', async () => {
  const together = (await answers({})).map(({ tokens, finish }) => ({ tokens, finish }));
  for (const batchSize of [1, 4]) {
    expect((await answers({ batchSize })).map(({ tokens, finish }) => ({ tokens, finish }))).toEqual(
      together,
    );
  }
});

test('stop tokens end an answer and are no part of it', async () => {
  const free = await answers({ stopTokens: [] });
  const [stop] = free[0].tokens.slice(3);
  const stopped = (await answers({ stopTokens: [stop] }))[0];
  expect(stopped.finish).toBe('stop');
  expect(stopped.tokens).toEqual(free[0].tokens.slice(0, free[0].tokens.indexOf(stop)));
  expect(free[0].finish).toBe('length');
});

test('sampling follows the seed, and the temperature', async () => {
  const sample = async (options: Partial<GenerateOptions>) =>
    (await answers({ stopTokens: [], temperature: 1, ...options })).map(({ tokens }) => tokens);
  expect(await sample({ seed: 1 })).toEqual(await sample({ seed: 1, batchSize: 3 }));
  expect(await sample({ seed: 1 })).not.toEqual(await sample({ seed: 2 }));
  const greedy = (await answers({ stopTokens: [] })).map(({ tokens }) => tokens);
  expect(await sample({ temperature: 1e-4 })).toEqual(greedy);
  expect(await sample({ topP: 1e-6 })).toEqual(greedy);
});

test('sampled tokens come as often as their probability says', async () => {
  const model = join(folder, 'tied');
  const pairs = Array.from({ length: 50 }, (_, token) => ({ prompt: [5, 9], answer: [token] }));
  const expected: number[] = [];
  for await (const { index, logProbabilities } of engine.score({ model, pairs }))
    expected[index] = Math.exp(logProbabilities[0]);
  const draws = 4000;
  const counts = new Array<number>(50).fill(0);
  const many = Array.from({ length: draws }, () => [5, 9]);
  for (const { tokens } of await answers({
    model,
    prompts: many,
    maximumTokens: 1,
    temperature: 1,
    stopTokens: [],
  })) {
    counts[tokens[0]] += 1;
  }
  const chiSquared = counts.reduce(
    (sum, count, token) => sum + (count - draws * expected[token]) ** 2 / (draws * expected[token]),
    0,
  );
  // The 99.9% point of the chi-squared distribution with 49 degrees of freedom.
  expect(chiSquared).toBeLessThan(85.35);
});

test('an adapter laid over a model answers as the merged model does', async () => {
  const model = join(folder, 'untied');
  const adapter = initializeAdapter(referenceConfigurations.untied, referenceAdapter, 'over');
  for (const { data } of adapter.weights.values()) {
    for (let index = 0; index < data.length; index++) data[index] = 0.2 * random.normal();
  }
  await writeAdapter({ folder: join(folder, 'adapter'), base: 'untied', adapter });
  await mergeAdapter({ model, adapter: join(folder, 'adapter'), output: join(folder, 'merged') });
  const laid = await answers({ adapter: join(folder, 'adapter') });
  expect(laid).toEqual(await answers({ model: join(folder, 'merged') }));
  expect(laid).not.toEqual(await answers({}));
});

test('a model that is trained anew in its place is loaded anew', async () => {
  const options = { ...referenceTraining, examples: referenceExamples(), method: { kind: 'full' as const } };
  const output = join(folder, 'retrained');
  const model = join(folder, 'untied');
  for await (const _ of engine.train({ ...options, model, output }));
  const once = await answers({ model: output, stopTokens: [] });
  for await (const _ of engine.train({ ...options, model, output, learningRate: 0.05 }));
  expect(await answers({ model: output, stopTokens: [] })).not.toEqual(once);
});

test('several engines work side by side', async () => {
  const alone = await answers({});
  const engines = await Promise.all([1, 2, 3].map(() => Engine.start({ threads: 1 })));
  const all = await Promise.all(
    engines.map(async (one) => {
      const generated: GeneratedAnswer[] = [];
      const options = { model: join(folder, 'untied'), prompts, maximumTokens: 12 };
      for await (const answer of one.generate(options)) generated.push(answer);
      return generated.sort((a, b) => a.index - b.index);
    }),
  );
  for (const generated of all) expect(generated).toEqual(alone);
  await Promise.all(engines.map((one) => one.close()));
});

test('errors keep their code across the thread, an abort its reason, and a closed engine says so', async () => {
  await expect(answers({ model: join(folder, 'nowhere') })).rejects.toMatchObject({
    name: 'EngineError',
    code: 'bad-checkpoint',
  });
  await expect(answers({ prompts: [[]] })).rejects.toMatchObject({ code: 'bad-option' });
  const abort = new AbortController();
  const endless = {
    prompts: Array.from({ length: 3000 }, () => prompts[5]),
    maximumTokens: 50,
    stopTokens: [],
  };
  setTimeout(() => abort.abort(new Error('enough')), 50);
  await expect(answers({ ...endless, signal: abort.signal })).rejects.toThrow('enough');
  // What comes after an abort works.
  expect(await answers({})).toHaveLength(prompts.length);
  const closed = await Engine.start({ threads: 1 });
  await closed.close();
  const ask = async () => {
    for await (const _ of closed.generate({ model: join(folder, 'untied'), prompts, maximumTokens: 1 }));
  };
  await expect(ask()).rejects.toThrow(/closed/);
});

test('an engine can be closed at any moment of a training', async () => {
  const options = {
    ...referenceTraining,
    epochs: 100_000,
    examples: referenceExamples(),
    method: { kind: 'full' as const },
    model: join(folder, 'untied'),
    output: join(folder, 'unfinished'),
  };
  for (let moment = 0; moment < 8; moment++) {
    const closing = await Engine.start({ threads: 1 });
    let steps = 0;
    const training = (async () => {
      for await (const event of closing.train(options)) if (event.type === 'step') steps += 1;
    })();
    const ended = expect(training).rejects.toThrow(/closed/);
    while (steps < 3 + moment) await new Promise((resolve) => setTimeout(resolve, 3));
    await closing.close();
    await ended;
  }
});
