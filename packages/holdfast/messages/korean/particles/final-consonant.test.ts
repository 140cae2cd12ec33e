import { expect, test } from 'vitest';
import { finalConsonant, rieul } from './final-consonant.ts';

test('the last syllable tells how a word ends', () => {
  expect(['파일', '모델', '하'].map(finalConsonant)).toEqual([rieul, rieul, 0]);
  expect(finalConsonant('각')).toBe(1);
  expect(finalConsonant('힣')).toBe(27);
});

test('what is no Hangul has no final consonant', () => {
  expect(['', 'file', 'ㄹ', '말!', '😀'].map(finalConsonant)).toEqual([0, 0, 0, 0, 0]);
});
