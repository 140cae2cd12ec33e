import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { longestFiles } from './longest-first.ts';

test('the files that are begun first are there', () => {
  const root = join(import.meta.dirname, '..');
  expect(longestFiles.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});
