import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readAdapter } from '@holdfast/engine';
import { expect, test } from 'vitest';
import { charterBase, charterFolder } from './folder.ts';
import { charterRecipe } from './recipe/settings.ts';

test('the shipped adapter is of this base and this recipe', async () => {
  const { base, baseHash, settings } = await readAdapter(charterFolder);
  expect({ base, baseHash }).toEqual({ base: charterBase.file, baseHash: charterBase.sha256 });
  const record = JSON.parse(await readFile(join(charterFolder, 'record.json'), 'utf8'));
  expect(record.recipe).toEqual(charterRecipe);
  expect(record.base).toMatchObject({ file: charterBase.file, sha256: charterBase.sha256 });
  // Each round adds an adapter of the recipe's rank.
  expect(settings.rank).toBe(record.round * charterRecipe.adapter.rank);
});
