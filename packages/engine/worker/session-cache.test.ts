import { mkdtemp, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InferenceSession } from 'onnxruntime-node';
import { expect, test } from 'vitest';
import { createSessionCache } from './session-cache.ts';

async function modelOf(bytes: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-cache-'));
  const file = join(folder, 'model.gguf');
  await writeFile(file, '');
  await truncate(file, bytes);
  return file;
}

function countingCache() {
  const log: string[] = [];
  const cache = createSessionCache(async ({ model }) => {
    log.push(`compiled ${model}`);
    const session = { release: async () => void log.push(`released ${model}`) } as InferenceSession;
    return { session };
  });
  return { cache, log };
}

test('two models stay compiled, and the one used longest ago goes', async () => {
  const [first, second, third] = await Promise.all([modelOf(1), modelOf(1), modelOf(1)]);
  const { cache, log } = countingCache();
  for (const model of [first, second, first, third]) await cache.open({ model });
  expect(log).toEqual([`compiled ${first}`, `compiled ${second}`, `compiled ${third}`, `released ${second}`]);
});

test('large models alone are let go of before a tune, and are compiled anew when asked again', async () => {
  const [small, large] = await Promise.all([modelOf(1e6), modelOf(100e6)]);
  const { cache, log } = countingCache();
  for (const model of [small, large]) await cache.open({ model });
  await cache.releaseLarge();
  for (const model of [small, large]) await cache.open({ model });
  expect(log.slice(2)).toEqual([`released ${large}`, `compiled ${large}`]);
});
