import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readAdapter } from './checkpoint/adapter/peft-adapter.ts';
import { openFrozenModel } from './checkpoint/frozen-model.ts';
import { readModel } from './checkpoint/read-model.ts';
import { writeModelFolder } from './checkpoint/write-model-folder.ts';
import { Engine } from './engine.ts';
import reference from './fixtures/families.json' with { type: 'json' };
import type { ModelName } from './generate/load-model.ts';
import type { WeightStorage } from './model/weights.ts';
import { flatten } from './train/flat-parameters.ts';
import { createGradientSession } from './train/gradients/gradient-session.ts';
import type { Learning } from './train/training-graph.ts';

// Models and adapters that Hugging Face Transformers and PEFT wrote; see fixtures/make-families.py.
const fixtures = join(import.meta.dirname, 'fixtures', 'families');
const families = Object.entries(reference.families);

interface Gradients {
  loss: number;
  gradients: Record<string, { norm: number; first: number[] }>;
}

let engine: Engine;
beforeAll(async () => {
  engine = await Engine.start({ threads: 1 });
});
afterAll(() => engine.close());

async function scores(model: ModelName, tokens: readonly number[]): Promise<number[]> {
  const pairs = [{ prompt: tokens.slice(0, 1), answer: tokens.slice(1) }];
  for await (const { logProbabilities } of engine.score({ ...model, pairs })) return logProbabilities;
  throw new Error('nothing was scored');
}

async function greedy(model: ModelName, prompt: readonly number[]) {
  // A longer prompt beside it, so that rows are padded.
  const prompts = [prompt, [...prompt, ...prompt]];
  const options = { ...model, prompts, maximumTokens: 12, stopTokens: [] };
  for await (const { index, tokens } of engine.generate(options)) if (index === 0) return tokens;
  throw new Error('nothing was generated');
}

async function expectGradients(
  folder: string,
  examples: readonly number[][],
  learning: Learning,
  { loss, gradients }: Gradients,
): Promise<void> {
  const { configuration } = await readModel(folder);
  const parameters = flatten(learning.parameters);
  const session = await createGradientSession({
    configuration,
    learning: { ...learning, parameters: parameters.tensors },
    parameters,
    parts: 1,
    threads: 1,
  });
  const totalWeight = examples.reduce((sum, tokens) => sum + tokens.length - 1, 0);
  const computed = await session.accumulate(
    examples.map((tokens) => ({ tokens, weights: tokens.map(() => 1) })),
    { totalWeight, dropoutKey: 'none', first: true },
  );
  expect(computed.loss).toBeCloseTo(loss, 4);
  expect([...parameters.tensors.keys()].sort()).toEqual(Object.keys(gradients).sort());
  for (const [name, { data }] of parameters.tensors) {
    const start = (data.byteOffset - parameters.values.byteOffset) / 4;
    const gradient = session.gradient.subarray(start, start + data.length);
    const { norm, first } = gradients[name];
    const near = 1e-5 + 1e-3 * norm;
    expect(Math.abs(Math.hypot(...gradient) - norm), name).toBeLessThan(near);
    for (const [place, value] of first.entries())
      expect(Math.abs(gradient[place] - value), `${name}[${place}]`).toBeLessThan(near);
  }
  await session.close();
}

describe.each(families)('%s', (name, { examples, logProbabilities, greedy: answer, full, lora, ...rest }) => {
  const model = join(fixtures, name);
  const adapter = join(fixtures, `${name}-adapter`);
  const rounded = rest['4-bit'];

  /** What an adapter over frozen weights learns from. */
  async function adapterLearning(storage: WeightStorage): Promise<Learning & { release(): Promise<void> }> {
    const { settings, weights } = await readAdapter(adapter);
    const { weights: frozen, release } = await openFrozenModel(model, { storage });
    return { kind: 'lora', parameters: weights, frozen, settings, dropout: 0, release };
  }

  test('log-probabilities and greedy answers are those of Transformers', async () => {
    expectClose(await scores({ model }, examples[1]), logProbabilities);
    expect(await greedy({ model }, examples[0])).toEqual(answer);
  });

  test.each(['memory', 'files'] as const)(
    "with PEFT's adapter they are PEFT's, weights in %s",
    async (storage) => {
      expectClose(await scores({ model, adapter, storage }, examples[1]), lora.logProbabilities);
      expect(await greedy({ model, adapter, storage }, examples[0])).toEqual(lora.greedy);
    },
  );

  test("in 4 bits they are those of llama.cpp's rounding, adapter and all", async () => {
    const storage = '4-bit';
    expectClose(await scores({ model, adapter, storage }, examples[1]), rounded.logProbabilities);
    expect(await greedy({ model, adapter, storage }, examples[0])).toEqual(rounded.greedy);
  });

  test('in 8 bits an adapter is merged and log-probabilities stay near', async () => {
    const exact = await scores({ model, adapter }, examples[1]);
    const near = await scores({ model, adapter, storage: '8-bit' }, examples[1]);
    const differences = near.map((value, place) => Math.abs(value - exact[place]));
    expect(Math.max(...differences)).toBeLessThan(0.2);
    // They are computed otherwise: the numbers are not those of the floats.
    expect(Math.max(...differences)).toBeGreaterThan(1e-5);
  });

  test("loss and gradients of every parameter are PyTorch's", async () => {
    const { weights } = await readModel(model);
    await expectGradients(model, examples, { kind: 'full', parameters: weights }, full as Gradients);
  });

  test.each([
    ['memory', lora],
    ['files', lora],
    ['4-bit', rounded],
  ] as const)("loss and gradients of the adapter are PEFT's, weights in %s", async (storage, expected) => {
    const { release, ...learning } = await adapterLearning(storage);
    await expectGradients(model, examples, learning, expected as Gradients);
    await release();
  });

  test('a model written in its place is the same model', async () => {
    const folder = join(await mkdtemp(join(tmpdir(), 'holdfast-family-')), name);
    const { weights, configuration } = await readModel(model);
    await writeModelFolder({ folder, from: model, weights });
    expect((await readModel(folder)).configuration).toEqual(configuration);
    expectClose(await scores({ model: folder }, examples[1]), logProbabilities);
  });
});

function expectClose(actual: readonly number[], wanted: readonly number[]): void {
  expect(actual).toHaveLength(wanted.length);
  for (const [place, value] of wanted.entries()) expect(actual[place]).toBeCloseTo(value, 4);
}
