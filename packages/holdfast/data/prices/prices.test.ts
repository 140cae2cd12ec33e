import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { costOf, findPrice } from './price-table.ts';
import { readPrices } from './read-prices.ts';

const table = {
  date: '2026-01-01',
  currency: 'USD',
  models: [
    { model: 'a:big', input: 2, output: 8, tuned: { input: 3, output: 12 } },
    { model: 'a:big-mini', input: 1, output: 4 },
  ],
};

test('the longest name that fits has the price; tuned models have their own', () => {
  expect(findPrice(table, 'a:big-2026-01-01')?.input).toBe(2);
  expect(findPrice(table, 'a:big-mini-2026-01-01')?.input).toBe(1);
  expect(findPrice(table, 'a:ft:big-2026:org::id')?.output).toBe(12);
  expect(findPrice(table, 'a:ft:big-mini:org::id')).toBeUndefined();
  expect(findPrice(table, 'b:big')).toBeUndefined();
  expect(costOf({ input: 2, output: 8 }, { input: 500_000, output: 250_000 })).toBe(3);
});

test("the shipped table can be read, and one's own comes before it", async () => {
  const shipped = await readPrices();
  expect(findPrice(shipped, 'openai:gpt-4.1-mini')).toMatchObject({
    model: 'openai:gpt-4.1-mini',
    batch: 0.5,
  });
  const path = join(await mkdtemp(join(tmpdir(), 'holdfast-prices-')), 'prices.yaml');
  await writeFile(
    path,
    'date: 2026-02-03\ncurrency: USD\nmodels: [{ model: "openai:gpt-4.1-mini", input: 9, output: 9 }]\n',
  );
  const own = await readPrices(path);
  expect([own.date, findPrice(own, 'openai:gpt-4.1-mini')?.input]).toEqual(['2026-02-03', 9]);
  // What ships keeps its date, and the day on which a model goes is the vendor's.
  expect(findPrice(own, 'openai:gpt-4o')).toEqual({
    ...findPrice(shipped, 'openai:gpt-4o'),
    asOf: shipped.date,
  });
  expect(findPrice(own, 'openai:gpt-4.1-mini')?.shutdown).toBe('2027-01-14');
  await writeFile(path, 'date: soon\ncurrency: USD\nmodels: []\n');
  await expect(readPrices(path)).rejects.toThrow(/"date"/);
});
