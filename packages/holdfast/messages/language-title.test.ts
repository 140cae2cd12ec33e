import { expect, test } from 'vitest';
import { namedLanguageTitle } from './language-title.ts';

test('a language that a record names in English is called as the reader calls it', () => {
  expect(namedLanguageTitle('Korean', 'ko')).toBe('한국어');
  expect(namedLanguageTitle('English', 'ko')).toBe('영어');
  expect(namedLanguageTitle('Korean', 'en')).toBe('Korean');
  expect(namedLanguageTitle('the language of birds', 'ko')).toBe('the language of birds');
});
