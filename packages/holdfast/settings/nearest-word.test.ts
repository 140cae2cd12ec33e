import { expect, test } from 'vitest';
import { nearest } from './nearest-word.ts';

test('a word is near within two changed, added or lost letters', () => {
  const known = ['ratio', 'count', 'safety'];
  expect([
    nearest('ratoi', known),
    nearest('cout', known),
    nearest('zebra', known),
    nearest('x', []),
  ]).toEqual(['ratio', 'count', undefined, undefined]);
});
