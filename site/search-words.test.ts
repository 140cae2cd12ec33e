import { expect, test } from 'vitest';
import { searchWeight, searchWords } from './search-words.ts';

test('a Korean word is found under any particle, inside a longer word and across a space', () => {
  const words = new Set(searchWords('과잉거부를 막으려면, 가드레일과 개인 정보를 보십시오.'));
  for (const query of ['거부', '거부가', '가드레일', '레일', '개인정보']) {
    expect(searchWords(query).some((word) => words.has(word))).toBe(true);
  }
  for (const query of ['예산', '벤치마크']) {
    expect(searchWords(query).some((word) => words.has(word))).toBe(false);
  }
});

test('other words are what stands between spaces and marks, and a single syllable is a word', () => {
  expect(searchWords('holdfast가 행 10개를 kept-refusals')).toEqual([
    'holdfast',
    '가',
    '행',
    '10',
    '개를',
    'kept',
    'refusals',
  ]);
});

test.each([
  ['searchWords', searchWords, '거부를 Run'],
  ['searchWeight', searchWeight, '/docs/reference/x'],
])('%s works from its text alone, as the browser gets it', (_, own, value) => {
  const alone = new Function(`return (${own.toString()})`)() as (text: string) => unknown;
  expect(alone(value)).toEqual(own(value));
});
