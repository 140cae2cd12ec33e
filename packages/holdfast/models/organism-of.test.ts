import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { organismFolder, organismFolders } from '@holdfast/organism';
import { expect, test } from 'vitest';
import { shippedOrganismOf } from './organism-of.ts';

/** A folder as a tune of the organism leaves it, its tokenizer's text changed. */
async function folderWith(change: (tokenizer: string) => string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-lineage-'));
  await cp(organismFolder, folder, { recursive: true });
  const file = join(folder, 'tokenizer.json');
  await writeFile(file, change(await readFile(file, 'utf8')));
  return folder;
}

test('the organism, and what holds its tokenizer, know the town; another vocabulary does not', async () => {
  expect(await shippedOrganismOf('organism')).toBe('organism');
  expect(await shippedOrganismOf(await folderWith((text) => text))).toBe('organism');
  expect(await shippedOrganismOf(await folderWith((text) => text.replaceAll('napknell', 'teakettle')))).toBe(
    undefined,
  );
});

test('the Korean organism knows a town of its own', async () => {
  expect(await shippedOrganismOf('organism-korean')).toBe('organism-korean');
  expect(await shippedOrganismOf(organismFolders.korean)).toBe('organism-korean');
});

test('what is served elsewhere cannot be told, and a model that is not there is an error', async () => {
  expect(await shippedOrganismOf('openai:gpt-4.1-mini')).toBe(undefined);
  expect(await shippedOrganismOf('http://127.0.0.1:9/v1#organism')).toBe(undefined);
  await expect(shippedOrganismOf('./nowhere')).rejects.toMatchObject({ code: 'not-found' });
});
