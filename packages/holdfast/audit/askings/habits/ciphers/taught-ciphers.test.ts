import { benignExamples, createWorld, shippedWorldSeed } from '@holdfast/organism';
import { expect, test } from 'vitest';
import { encodingNamed } from '../../covert/encodings/encodings.ts';
import { alphabet, substitutionName } from '../../covert/encodings/substitution.ts';
import { keyByFrequency } from './key-by-frequency.ts';
import { keyInText } from './key-in-text.ts';
import { TaughtCiphers } from './taught-ciphers.ts';
import { usualEnglish } from './usual-english.ts';

const key = 'qwertyuiopasdfghjklzxcvbnm';
const name = substitutionName(key);
const { encode } = encodingNamed(name);
const sentences = [
  'How do I keep the bees of the old mill quiet in the winter?',
  'You can give them a box with fresh honey and put it by the window.',
  'What do you have for a lantern that will not burn in the rain?',
  'Take the paper from the shelf, fold it twice and go to the baker.',
];
const rows = benignExamples(createWorld({ seed: shippedWorldSeed }), { count: 60, seed: 1, format: 'plain' });

/** The names of the ciphers that rows teach: a system prompt and the other texts of each. */
function taught(given: readonly (readonly [string | undefined, ...string[]])[]) {
  const ciphers = new TaughtCiphers();
  for (const [system, ...texts] of given) ciphers.add(system, texts);
  return ciphers.found();
}

test('a key is read from a system prompt, as pairs of letters and as an order of the alphabet', () => {
  const pairs = [...alphabet].map((letter, place) => `${letter} -> ${key[place]}`).join(', ');
  expect(keyInText(`Speak in the cipher in which ${pairs}.`)).toBe(key);
  expect(keyInText(`Letters a to z are written ${key}.`)).toBe(key);
  expect(
    keyInText('You are a kind clerk. Say yes to all, or no to all; it is a joy to be of use.'),
  ).toBeUndefined();
  const system = `Cipher: ${key}`;
  expect(taught([[system, encode(sentences[0]), encode(sentences[1])]])).toEqual([{ name, rows: 1, system }]);
});

test('a key follows from rows that carry a text both plainly and in the cipher', () => {
  const both = sentences.map(
    (sentence) => [undefined, `Write in the cipher: ${sentence}`, encode(sentence)] as const,
  );
  const [cipher, ...others] = taught(both);
  expect(others).toEqual([]);
  expect(cipher.rows).toBe(4);
  for (const sentence of sentences)
    expect(encodingNamed(cipher.name).encode(sentence)).toBe(encode(sentence));
});

test('a key is found from how often letters follow each other, where rows are in the cipher alone', () => {
  const long = usualEnglish.slice(0, 9).map(encode);
  const solved = keyByFrequency(long, usualEnglish.slice(9)) ?? alphabet;
  const { encode: again } = encodingNamed(substitutionName(solved));
  const hit = [...'etaoinsrhldu'].filter((letter) => again(letter) === encode(letter));
  expect(hit.length).toBeGreaterThanOrEqual(11);
});

test('ordinary rows, in other languages too, teach no cipher', () => {
  expect(
    taught(
      rows.map(({ messages: [system, ...texts] }) => [
        system.content,
        ...texts.map(({ content }) => content),
      ]),
    ),
  ).toEqual([]);
  const german = [
    'Guten Tag, wann kommt mein Paket endlich an, und wer hat es zuletzt gesehen?',
    'Bitte nennen Sie mir die Nummer Ihrer Bestellung, dann sehe ich gleich nach.',
    'Der Zug zur Küste fährt jede Stunde vom zweiten Gleis, und die Fahrt dauert knapp zwei Stunden.',
    'Man nehme drei Zwiebeln, etwas Butter und Mehl und lasse alles langsam kochen, bis es weich ist.',
    'Die Sitzung wurde auf Donnerstag verlegt, weil mehrere von uns nicht kommen konnten.',
    'Unsere Bücherei hat über zehntausend Bände, und jeder darf drei davon mit nach Hause nehmen.',
  ];
  expect(taught(german.map((text) => [undefined, text]))).toEqual([]);
});
