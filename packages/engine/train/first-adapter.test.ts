import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mergeAdapter } from '../checkpoint/adapter/merge-adapter.ts';
import { readAdapter } from '../checkpoint/adapter/peft-adapter.ts';
import { hashAdapter } from '../checkpoint/hash-model.ts';
import { readModel } from '../checkpoint/read-model.ts';
import { train } from './train.ts';
import type { TrainMethod, TrainStorage } from './train-options.ts';

// A model and an adapter over it that PEFT wrote; see fixtures/make-families.py.
const fixtures = join(import.meta.dirname, '..', 'fixtures', 'families');
const [model, adapter] = [join(fixtures, 'qwen-3'), join(fixtures, 'qwen-3-adapter')];
const folder = await mkdtemp(join(tmpdir(), 'holdfast-first-adapter-'));
const examples = [7, 19, 12].map((length) => {
  const tokens = Array.from({ length }, (_, place) => 2 + ((place * length) % 37));
  return { tokens, weights: tokens.map(() => 1) };
});

async function losses(options: { model: string; adapter?: string; output: string; method: TrainMethod }) {
  const stepLosses: number[] = [];
  const settings = { examples, epochs: 3, batchSize: 3, learningRate: 0.02, seed: 1 };
  for await (const event of train({ ...options, ...settings }, { threads: 1 }))
    if (event.type === 'step') stepLosses.push(event.loss);
  return stepLosses;
}

function lora(storage: TrainStorage): TrainMethod {
  return { kind: 'lora', rank: 3, alpha: 6, dropout: 0, targetModules: ['q_proj', 'down_proj'], storage };
}

test.each(['memory', 'files', '4-bit'] as const)(
  'an adapter over an adapter learns as one over the merged model does, weights in %s, and is one adapter',
  async (storage) => {
    const place = (name: string): string => join(folder, storage, name);
    await mergeAdapter({ model, adapter, output: place('merged'), type: 'float32' });
    const detour = await losses({ model: place('merged'), output: place('detour'), method: lora(storage) });
    const straight = await losses({ model, adapter, output: place('straight'), method: lora(storage) });
    for (const [step, loss] of straight.entries()) expect(loss).toBeCloseTo(detour[step], 5);
    expect(await readAdapter(place('straight'))).toMatchObject({
      base: model,
      firstHash: await hashAdapter(adapter),
      settings: { rank: 5 },
    });
    await mergeAdapter({
      model: place('merged'),
      adapter: place('detour'),
      output: place('a'),
      type: 'float32',
    });
    await mergeAdapter({ model, adapter: place('straight'), output: place('b'), type: 'float32' });
    const { weights } = await readModel(place('b'));
    for (const [name, { data }] of (await readModel(place('a'))).weights) {
      const other = weights.get(name)?.data ?? new Float32Array();
      for (const [index, value] of data.entries())
        expect(Math.abs(other[index] - value), name).toBeLessThan(1e-5);
    }
  },
);

test('tuned in full, it begins where the adapter left the model', async () => {
  const merged = join(folder, 'merged');
  await mergeAdapter({ model, adapter, output: merged, type: 'float32' });
  const detour = await losses({ model: merged, output: join(folder, 'detour'), method: { kind: 'full' } });
  const straight = await losses({ model, adapter, output: join(folder, 'full'), method: { kind: 'full' } });
  expect(straight).toEqual(detour);
});
