import { appendFile, mkdtemp, readdir, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { FrozenWeights } from '../../model/weights.ts';
import { writeKeptWeights } from './kept-weights.ts';
import { readStoredTensor } from './stored-tensors.ts';
import type { Append } from './temporary-weights.ts';

let root: string;
let source: string;
let made: number;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'holdfast-kept-'));
  source = join(root, 'model.gguf');
  await writeFile(source, 'a model');
  made = 0;
});

/** Two tensors of two numbers. */
async function fill(append: Append): Promise<FrozenWeights> {
  const weights: FrozenWeights = new Map();
  for (const name of ['one', 'two']) {
    const place = await append(async () => {
      made += 1;
      return new Uint8Array(Float32Array.of(name.length, made).buffer);
    });
    weights.set(name, { dims: [2], type: 'float32', place });
  }
  return weights;
}

async function keep(options: { way?: string; most?: number } = {}): Promise<number[]> {
  const { weights } = await writeKeptWeights(fill, {
    sources: [source],
    way: '8-bit',
    folder: join(root, 'kept'),
    ...options,
  });
  const numbers: number[] = [];
  for (const tensor of weights.values())
    if ('place' in tensor) numbers.push(...(await readStoredTensor(tensor)).data);
  return numbers;
}

test('what was written is found again, and made once', async () => {
  expect(await keep()).toEqual([3, 1, 3, 2]);
  expect(await keep()).toEqual([3, 1, 3, 2]);
  expect(made).toBe(2);
});

test('another way, another file or a file that was cut off is written anew', async () => {
  await keep();
  expect(await keep({ way: '4-bit' })).toEqual([3, 3, 3, 4]);
  await appendFile(source, '!');
  expect(await keep()).toEqual([3, 5, 3, 6]);
  const [first] = await readdir(join(root, 'kept'));
  for (const name of await readdir(join(root, 'kept')))
    await truncate(join(root, 'kept', name, 'weights'), 9);
  expect(first).toBeDefined();
  expect(await keep()).toEqual([3, 7, 3, 8]);
});

test('what is kept beyond the bound is removed, the longest unused first', async () => {
  for (const [index, way] of ['a', 'b', 'c'].entries()) {
    const before = new Set(await readdir(join(root, 'kept')).catch(() => []));
    await keep({ way, most: 40 });
    const name = (await readdir(join(root, 'kept'))).find((one) => !before.has(one)) ?? '';
    await utimes(join(root, 'kept', name, 'places.json'), 1000 + index, 1000 + index);
  }
  await keep({ way: 'a', most: 40 });
  expect(made).toBe(6);
  await keep({ way: 'd', most: 40 });
  // 16 bytes each: beside the last, those used last.
  expect(await readdir(join(root, 'kept'))).toHaveLength(3);
  await keep({ way: 'a', most: 40 });
  expect(made).toBe(8);
  await keep({ way: 'b', most: 40 });
  expect(made).toBe(10);
});
