import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lastLine } from './trainer-output.ts';

test.each([
  [
    'RuntimeError: no driver was found.\n  0%|          | 0/5 [00:03<?, ?it/s]',
    'RuntimeError: no driver was found',
  ],
  ['ValueError: x\n\r 33%|###3  | 1/3 [00:12<00:25, 12.59s/it]\r\n\n', 'ValueError: x'],
  ["Epoch 3 | 50% of the table [a | b]: {'loss': 1}", "Epoch 3 | 50% of the table [a | b]: {'loss': 1}"],
  ['token: hf_secret_4711', 'token: [key]'],
  [' 100%|##########| 3/3 [00:01<00:00]\n', undefined],
])('of %j the last words are %j', async (text, said) => {
  const path = join(await mkdtemp(join(tmpdir(), 'holdfast-output-')), 'trainer.log');
  expect(await lastLine(path, [])).toBeUndefined();
  await writeFile(path, text);
  expect(await lastLine(path, ['hf_secret_4711'])).toBe(said);
});
