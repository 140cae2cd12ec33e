import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textMatching } from '../../fixtures/text-matching.ts';
import { firstMatch } from '../../sifted-pattern.ts';
import { identityPatterns, koreanIdentityPatterns } from './patterns.ts';

test.each([...identityPatterns, ...koreanIdentityPatterns])(
  'what $says needs stands in every match',
  (sifted) => {
    fc.assert(
      fc.property(textMatching(sifted.pattern), (text) => {
        expect(firstMatch(sifted, text)).not.toBeNull();
      }),
    );
  },
);
