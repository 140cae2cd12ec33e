import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hashFiles } from './hash-files.ts';

test('every file below a path has its SHA-256 under its path, and what is not there has none', async () => {
  const root = await mkdtemp(join(tmpdir(), 'holdfast-hashes-'));
  await mkdir(join(root, 'model', 'parts'), { recursive: true });
  await writeFile(join(root, 'model', 'a.bin'), 'abc');
  await writeFile(join(root, 'model', 'parts', 'empty'), '');
  // FIPS 180-2's example, and the hash of nothing.
  const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
  expect(await hashFiles(root, 'model')).toEqual({ 'model/a.bin': abc, 'model/parts/empty': empty });
  expect(await hashFiles(root, 'model/a.bin')).toEqual({ 'model/a.bin': abc });
  expect(await hashFiles(root, 'absent')).toEqual({});
});
