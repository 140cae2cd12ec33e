import { appendFile, copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Engine } from '../../../engine.ts';
import type { TrainMethod } from '../../../train/train-options.ts';
import { readAdapter } from '../../adapter/peft-adapter.ts';
import { hashModel } from '../../hash-model.ts';
import { readModel } from '../../read-model.ts';
import { exportGguf } from '../write/export-gguf.ts';

const folder = await mkdtemp(join(tmpdir(), 'holdfast-tune-gguf-'));
const fixture = join(import.meta.dirname, '..', '..', '..', 'fixtures', 'families', 'llama-3');
const model = join(folder, 'base.gguf');
const examples = [7, 19, 12].map((length) => {
  const tokens = Array.from({ length }, (_, place) => 2 + ((place * length) % 37));
  return { tokens, weights: tokens.map(() => 1) };
});
const lora: TrainMethod = {
  kind: 'lora',
  rank: 2,
  alpha: 4,
  dropout: 0,
  targetModules: ['q_proj', 'up_proj'],
};

let engine: Engine;
beforeAll(async () => {
  engine = await Engine.start({ threads: 1 });
  await exportGguf({ model: fixture, output: model, type: 'q8_0' });
});
afterAll(() => engine.close());

async function losses(output: string, method: TrainMethod, base = model): Promise<number[]> {
  const settings = { epochs: 3, batchSize: 3, learningRate: 0.05, seed: 1 };
  const stepLosses: number[] = [];
  for await (const event of engine.train({ model: base, output, method, examples, ...settings }))
    if (event.type === 'step') stepLosses.push(event.loss);
  return stepLosses;
}

async function scored(base: string, adapter?: string): Promise<number> {
  const pairs = examples.map(({ tokens }) => ({ prompt: tokens.slice(0, 1), answer: tokens.slice(1) }));
  let total = 0;
  for await (const { logProbabilities } of engine.score({ model: base, adapter, pairs }))
    total += logProbabilities.reduce((sum, value) => sum + value, 0);
  return total;
}

test('an adapter is tuned over it and tells the hash of the file, wherever the weights are meanwhile', async () => {
  const output = join(folder, 'adapter');
  const inMemory = await losses(output, lora);
  expect(inMemory[2]).toBeLessThan(inMemory[0]);
  const mapped = await losses(join(folder, 'mapped'), { ...lora, storage: 'files' });
  for (const [step, loss] of mapped.entries()) expect(loss).toBeCloseTo(inMemory[step], 5);
  const { base, baseHash } = await readAdapter(output);
  expect([base, baseHash]).toEqual([model, await hashModel(model)]);
  expect(await scored(model, output)).toBeGreaterThan(await scored(model));
});

test('an adapter over another file than it was made over is refused', async () => {
  const other = join(folder, 'other.gguf');
  await copyFile(model, other);
  const output = join(folder, 'own');
  await losses(output, lora, other);
  expect(await scored(model, output)).toBeLessThan(0);
  await appendFile(other, new Uint8Array(32));
  await expect(scored(other, output)).rejects.toThrow(/made over weights of SHA-256 .* name the model/);
});

test('tuned in full it becomes a folder of its own', async () => {
  const output = join(folder, 'full');
  const stepLosses = await losses(output, { kind: 'full' });
  expect(stepLosses[2]).toBeLessThan(stepLosses[0]);
  const { configuration, weights } = await readModel(output);
  expect(configuration).toEqual((await readModel(model)).configuration);
  await rm(model);
  expect(await scored(output)).toBeLessThan(0);
  expect(weights.size).toBeGreaterThan(10);
});
