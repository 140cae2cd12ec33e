import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { madeOnce } from './made-once.ts';

test('whoever asks while a folder is being made waits for it; what failed is made anew', async () => {
  const place = await mkdtemp(join(tmpdir(), 'holdfast-made-'));
  let calls = 0;
  const make = async (folder: string): Promise<void> => {
    calls += 1;
    await new Promise((resolve) => setTimeout(resolve, 5));
    if (calls === 1) throw new Error('the power went');
    await mkdir(folder);
  };
  const folder = join(place, 'model');
  await expect(madeOnce(folder, make)).rejects.toThrow('the power went');
  expect(await Promise.all([madeOnce(folder, make), madeOnce(folder, make)])).toEqual([folder, folder]);
  expect(await madeOnce(folder, make)).toBe(folder);
  expect(calls).toBe(2);

  const there = join(place, 'made by another process');
  await mkdir(there);
  expect(await madeOnce(there, make)).toBe(there);
  expect(calls).toBe(2);
});
