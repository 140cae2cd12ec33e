import { koreanAccess } from './access.ts';
import { koreanRowReasons } from './row-reasons.ts';
import { koreanRowRemedies } from './row-remedies.ts';

/** A sentence in English, as the places where it is said write it, and the same in Korean. */
const sentences = Object.entries({ ...koreanRowReasons, ...koreanRowRemedies, ...koreanAccess }).map(
  ([english, korean]) => ({ pattern: patternOf(english), korean }),
);

/**
 * A sentence that was made in English, in Korean with the same values. Sentences that are found deep inside, such as why a row
 * cannot be read, are made there as text; one that is not in the table stays as it is.
 */
export function koreanSentence(sentence: string): string {
  for (const { pattern, korean } of sentences) {
    const values = pattern.exec(sentence)?.slice(1).map(koreanSentence);
    if (values) return korean.replaceAll('{}', () => values.shift() ?? '');
  }
  return sentence;
}

/** Its first letter may be a capital; a value is as short as what follows allows. */
function patternOf(english: string): RegExp {
  const parts = english.split('{}').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('(.+?)')}$`, 'is');
}
