import { expect, test } from 'vitest';
import type { Prompt } from './benchmark.ts';
import { oneNameEach } from './one-name-each.ts';

const prompt = (id: string, category: string): Prompt => ({
  id,
  kind: 'harmful',
  category,
  conversation: { messages: [{ role: 'user', content: id }] },
});

test('categories that differ in case or punctuation alone are one, by the first name', () => {
  const names = [
    'Other customers’ data',
    'other-customers-data',
    'Warranty',
    'warranty',
    'After a fall',
    '보증',
    '?',
    '!',
  ];
  const { prompts } = oneNameEach({
    name: 'x',
    prompts: names.map((name, place) => prompt(`${place}`, name)),
  });
  expect(prompts.map(({ category }) => category)).toEqual([
    'Other customers’ data',
    'Other customers’ data',
    'Warranty',
    'Warranty',
    'After a fall',
    '보증',
    '?',
    '!',
  ]);
});
