import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { findPrice } from '../packages/holdfast/data/prices/price-table.ts';
import { readPrices } from '../packages/holdfast/data/prices/read-prices.ts';

const root = resolve(import.meta.dirname, '..');
const vendorModel = /\b(?:openai|anthropic|google|mistral|together|fireworks):[\w./-]*\w/g;

test('no example names a model that its vendor takes away', async () => {
  const prices = await readPrices();
  const leaving: string[] = [];
  const pages = globSync(['README*.md', 'docs/**/*.md', 'packages/*/cli/**/*.ts', 'packages/*/run/**/*.ts'], {
    cwd: root,
  });
  for (const page of pages.filter((path) => !/\.test\.ts$|fixtures/.test(path))) {
    for (const [name] of readFileSync(resolve(root, page), 'utf8').matchAll(vendorModel)) {
      if (findPrice(prices, name)?.shutdown !== undefined) leaving.push(`${page}: ${name}`);
    }
  }
  expect(pages.length).toBeGreaterThan(50);
  expect(leaving).toEqual([]);
});
