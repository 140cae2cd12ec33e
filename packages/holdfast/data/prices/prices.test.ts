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

test('tuned models may have a factor of their own for batches', () => {
  const models = [
    { model: 'a:big', input: 2, output: 8, batch: 0.5, tuned: { input: 3, output: 12, batch: 0.8 } },
  ];
  const tuned = findPrice({ ...table, models }, 'a:ft:big:org::id');
  expect(tuned?.batch).toBe(0.8);
  expect(findPrice({ ...table, models }, 'a:big')?.batch).toBe(0.5);
});

test('no model of the shipped table takes the price or the day of a shorter name', async () => {
  const shipped = await readPrices();
  const models = [
    'openai:o3-pro',
    'openai:gpt-5-pro',
    'openai:gpt-4o-2024-05-13',
    'anthropic:claude-opus-4-8',
  ];
  expect(models.map((model) => findPrice(shipped, model)?.output)).toEqual([80, 120, 15, 25]);
  expect(findPrice(shipped, 'anthropic:claude-sonnet-4-5-20250929')?.shutdown).toBe('2026-11-30');
  expect(findPrice(shipped, 'anthropic:claude-opus-4-9')).toBeUndefined();
  expect(findPrice(shipped, 'mistral:mistral-large-4')).toBeUndefined();
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
