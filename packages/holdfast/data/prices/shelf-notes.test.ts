import { expect, test } from 'vitest';
import { findPrice } from './price-table.ts';
import { readPrices } from './read-prices.ts';
import { shelfNotes } from './shelf-notes.ts';

const prices = {
  date: '2026-09-01',
  currency: 'USD',
  models: [
    { model: 'v:leaving', input: 1, output: 2, shutdown: '2027-01-14', tuned: { input: 2, output: 4 } },
    { model: 'v:old', input: 1, output: 2, asOf: '2026-01-01' },
    { model: 'v:fresh', input: 1, output: 2 },
    { model: 'v:unpriced', input: 1, output: 2, shutdown: '2027-01-14' },
  ],
};
const now = new Date('2026-11-26');

test('a model that is taken away is warned of, and so is what was tuned from it', () => {
  expect(shelfNotes(prices, ['v:leaving', 'v:ft:leaving:org::1'], now)).toEqual([
    'v:leaving is taken away by its vendor on 2027-01-14, and models tuned from it with it; name one that stays.',
    'v:ft:leaving:org::1 is taken away by its vendor on 2027-01-14, and models tuned from it with it; name one that stays.',
  ]);
  expect(shelfNotes(prices, ['v:ft:unpriced-2026-01-01:org::1'], now)).toEqual([
    'v:ft:unpriced-2026-01-01:org::1 is taken away by its vendor on 2027-01-14, and models tuned from it with it; name one that stays.',
  ]);
  expect(shelfNotes(prices, ['v:leaving'], new Date('2027-02-01'))[0]).toMatch(/^v:leaving was taken away/);
});

test('prices are told as old after 90 days, and not before', () => {
  expect(shelfNotes(prices, ['v:old', 'v:fresh', 'v:unknown'], now)).toEqual([
    expect.stringMatching(/^The prices of v:old were known 329 days ago/),
  ]);
  // Each price has its own age, whatever else is asked.
  expect(shelfNotes(prices, ['v:old', 'v:fresh'], new Date('2026-12-01'))).toEqual([
    expect.stringMatching(/^The prices of v:old were known 334 days ago/),
    expect.stringMatching(/^The prices of v:fresh were known 91 days ago/),
  ]);
  expect(shelfNotes(prices, ['v:fresh'], new Date('2026-11-30'))).toEqual([]);
  expect(shelfNotes(prices, ['v:fresh'], new Date('2026-12-01'))).toHaveLength(1);
});

test('a longer name is another model, unless it is a version', async () => {
  const shipped = await readPrices();
  expect(findPrice(shipped, 'openai:gpt-4.1-mini-2025-04-14')?.model).toBe('openai:gpt-4.1-mini');
  expect(findPrice(shipped, 'openai:gpt-5.9')).toBeUndefined();
});
