import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findRun, traits } from './character-classes.ts';

const plain = {
  token: /[A-Za-z0-9+/=_-]/,
  hexText: /[0-9A-Fa-f :\\x]/,
  binaryText: /[01\s]/,
  morseText: /[.\-/| ]/,
} as const;
/** Signs of every class and of none, so that runs begin and end often. */
const text = fc.string({ unit: fc.constantFrom(...'a0 .-/|:\\x\n+=Zg!é\u2028\ud83d가'), maxLength: 60 });

test.each(Object.entries(plain))('a run of %s is found where a pattern finds one', (name, sign) => {
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 12 }), (given, length) => {
      const run = new RegExp(`(?:${sign.source}){${length}}`);
      expect(findRun(given, traits[name as keyof typeof plain], length)).toBe(given.search(run));
    }),
    { numRuns: 500 },
  );
});
