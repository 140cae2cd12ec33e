import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mostEndings, writeEndings } from './sentence-endings.ts';

const endingsOf = (text: string, { place = 1, start = 0, end = text.length } = {}): number[] => {
  const features = new Int32Array(mostEndings + 1);
  const count = writeEndings(text, { start, end, place, features, written: 0 });
  return [...features.subarray(0, count)];
};
const syllable = fc.integer({ min: 0xac00, max: 0xd7a3 }).map((code) => String.fromCharCode(code));
const syllables = fc.array(syllable, { minLength: 5, maxLength: 9 });

test('an ending is known wherever spaces, signs and other letters stand, and whatever comes before it', () => {
  fc.assert(
    fc.property(syllables, syllables, fc.constantFrom(' ', ', ', ' OK '), (ending, before, between) => {
      const whole = endingsOf(`${before.join('')} ${ending.join(between)}.`);
      expect(whole).toEqual(endingsOf(ending.join('')));
      expect(whole).toHaveLength(mostEndings);
    }),
  );
});

test('half of the hashes are of the place of the sentence, and those alone change with it', () => {
  const [first, last] = [1, 3].map((place) => endingsOf('알려 드릴 수 없어요.', { place }));
  const same = first.filter((hash, index) => hash === last[index]);
  expect(same).toEqual(first.filter((_, index) => index % 2 === 0));
});

test('nothing is read outside of the sentence, and a sentence without two syllables has no ending', () => {
  const text = '좋아요. 그건 안 돼요. 끝';
  expect(endingsOf(text, { start: 5, end: 13 })).toEqual(endingsOf('그건 안 돼요.'));
  expect(endingsOf('No, 네.')).toEqual([]);
  expect(endingsOf('아니')).toHaveLength(2);
});
