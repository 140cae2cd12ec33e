import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { organismFolder } from '@holdfast/organism';
import { expect, test } from 'vitest';
import { knowsOrganism } from './knows-organism.ts';

/** A folder as a tune of the organism leaves it, its tokenizer's text changed. */
async function folderWith(change: (tokenizer: string) => string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-lineage-'));
  await cp(organismFolder, folder, { recursive: true });
  const file = join(folder, 'tokenizer.json');
  await writeFile(file, change(await readFile(file, 'utf8')));
  return folder;
}

test('the organism, and what holds its tokenizer, know the town; another vocabulary does not', async () => {
  expect(await knowsOrganism('organism')).toBe(true);
  expect(await knowsOrganism(await folderWith((text) => text))).toBe(true);
  expect(await knowsOrganism(await folderWith((text) => text.replaceAll('napknell', 'teakettle')))).toBe(
    false,
  );
});

test('what is served elsewhere cannot be told, and a model that is not there is an error', async () => {
  expect(await knowsOrganism('openai:gpt-4.1-mini')).toBe(false);
  expect(await knowsOrganism('http://127.0.0.1:9/v1#organism')).toBe(false);
  await expect(knowsOrganism('./nowhere')).rejects.toMatchObject({ code: 'not-found' });
});
