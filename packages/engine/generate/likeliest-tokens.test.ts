import fc from 'fast-check';
import { expect, test } from 'vitest';
import { likeliestTokens } from './likeliest-tokens.ts';

test('the likeliest tokens are those that sorting all of them puts first', () => {
  const values = fc.array(fc.float({ noNaN: true, max: 0 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 12 }), (chosen, count) => {
      const row = Float32Array.from(chosen);
      const sorted = [...row.keys()].sort((a, b) => row[b] - row[a] || a - b);
      expect(likeliestTokens(row, count).map(({ token }) => token)).toEqual(sorted.slice(0, count));
    }),
  );
});
