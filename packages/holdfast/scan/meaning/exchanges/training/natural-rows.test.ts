import { expect, test } from 'vitest';
import { exchangeLessons } from '../exchange-lesson.ts';
import { readNaturalRows } from './natural-rows.ts';

test('rows that were written whole are of each lesson in both languages, and none stands twice', () => {
  const rows = readNaturalRows();
  for (const language of ['english', 'korean'])
    for (const lesson of exchangeLessons)
      expect(
        rows.filter((one) => one.language === language && one.lesson === lesson).length,
        `${language}, ${lesson}`,
      ).toBeGreaterThan(9);
  const texts = rows.map(({ exchange }) => JSON.stringify(exchange));
  expect(new Set(texts).size).toBe(texts.length);
});
