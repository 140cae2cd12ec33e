import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowOf } from '../../fixtures/inspect.ts';
import { textMatching } from '../../fixtures/text-matching.ts';
import { rowTextReader } from '../../text/read-row-text.ts';
import { identityPatterns, koreanIdentityPatterns } from './patterns.ts';

test.each([...identityPatterns, ...koreanIdentityPatterns])(
  'what $says needs stands in every match',
  ({ pattern, needs }) => {
    fc.assert(
      fc.property(textMatching(pattern), (said) => {
        const text = rowTextReader().read(rowOf([`user: ${said}`, 'Yes.']).conversation).messages[0];
        if (typeof needs === 'number') expect(text.cues).toSatisfy((cues: number) => (cues & needs) !== 0);
        else expect(text.lower).toMatch(needs);
      }),
    );
  },
);
