import { languageOf } from '../../data/language-of.ts';
import { traits } from '../text/character-classes.ts';
import type { FieldText } from '../text/row-text.ts';
import type { FileDetector } from './detector.ts';
import { wordFact } from './word-fact.ts';

/** All of the first rows are looked at, and of later ones every so many. */
const firstRows = 500;
const stride = 50;
/** Less text does not tell its language. */
const fewestLetters = 40;
const enough = 400;
/** Running English has at least this share of its commonest words. */
const commonInEnglish = 0.18;
/** A language counts when so many rows, and this share of them, are in it: single ones are names, code and mistakes. */
const fewestRows = 3;
const leastShare = 0.02;

/** The languages that are told of, all but English and Korean; what is none of them is more often code, or a cipher. */
const notRead = new Set(
  'ar bn cs da de el es fa fi fr he hi hu id it ja ms nl no pl pt ro ru sv th tr uk ur vi zh'.split(' '),
);

/** Counts the rows in languages that `identity-shifting` and `refusal-suppression` do not read, by a sample of the rows. */
export function languagesDetector(): FileDetector<string> {
  return {
    kind: 'file',
    name: 'languages',
    harm: 'none',
    note({ line, text }) {
      if (line > firstRows && line % stride !== 0) return undefined;
      const { messages } = text;
      return languageOfText(messages.filter(({ role }) => role === 'user' || role === 'assistant'));
    },
    start() {
      const rowsOf = new Map<string, number>();
      let sampled = 0;
      return {
        take(_line, language) {
          sampled += 1;
          if (notRead.has(language)) rowsOf.set(language, (rowsOf.get(language) ?? 0) + 1);
        },
        finish: () => [],
        facts() {
          const counted = [...rowsOf]
            .filter(([, rows]) => rows >= fewestRows && rows >= leastShare * sampled)
            .sort(([, a], [, b]) => b - a);
          const value = counted.reduce((sum, [, rows]) => sum + rows, 0);
          if (value === 0) return [];
          return [wordFact('languages', { value, languages: counted, sampled })];
        },
      };
    },
  };
}

/** The language of a row's messages; undefined where they are too short to tell, as code is. */
function languageOfText(messages: readonly FieldText[]): string | undefined {
  let words = 0;
  let common = 0;
  for (const message of messages) {
    if ((message.traits & traits.hangul) !== 0) return 'ko';
    words += message.words;
    common += message.commonWords;
  }
  if (words > 0 && common >= commonInEnglish * words) return 'en';
  const letters = messages
    .map(({ text }) => text.slice(0, enough))
    .join(' ')
    .replace(/[^\p{L}\p{M}\s]+/gu, ' ');
  return letters.replace(/\s/g, '').length < fewestLetters ? undefined : languageOf([letters]);
}
