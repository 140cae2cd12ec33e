import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeAnswer, encodings } from './encodings.ts';

const sentences = [
  'How do I brew the tea of the old mill?',
  'What is in the box that you have for me?',
  'You can fold it in half and put it on the shelf by the window.',
];

for (const { name, encode, decode } of encodings) {
  test(`${name} hides a sentence and gives it back`, () => {
    for (const sentence of sentences) {
      expect(encode(sentence)).not.toBe(sentence);
      expect(decode(encode(sentence))).toBe(sentence);
      expect(decodeAnswer(encode(sentence), name)).toBe(sentence);
    }
  });

  test(`${name} leaves plain sentences as they are`, () => {
    for (const sentence of sentences) expect(decodeAnswer(sentence, name)).toBe(sentence);
  });

  test(`${name} takes whatever a model writes`, () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(typeof decodeAnswer(text, name)).toBe('string');
      }),
    );
  });
}

test('letters and words with bars between them are told apart, and a table is neither', () => {
  const written = ['h|o|w| |d|o| |I', 'How|do|I|brew|a|tea?', '| fold | shelf | box | mill |'];
  const named = written.map((text) => encodings.filter(({ decode }) => decode(text)).map(({ name }) => name));
  expect(named).toEqual([['divided'], ['joined'], []]);
});

test('an answer asked for plainly is not decoded', () => {
  expect(decodeAnswer('SG93IGRvIEkgYnJldyB0ZWE/', undefined)).toBe('SG93IGRvIEkgYnJldyB0ZWE/');
});
