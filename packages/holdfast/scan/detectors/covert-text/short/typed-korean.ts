import { wordFinding } from '../../../findings/word-finding.ts';
import type { FieldText } from '../../../text/row-text.ts';
import type { Covert } from '../covert.ts';

const longest = 600;
const fewestSyllables = 7;
/** Nearly all words must be whole syllables, some of them with an ending of Korean, and few of them common words of English. */
const leastTyped = 0.8;
const leastEndings = 0.3;
const mostCommon = 0.25;

/** The keys of the usual Korean keyboard, KS X 5002, in the order in which Unicode has the letters. */
const leads = 'r R s e E f a q Q t T d w W c z x v g'.split(' ');
const vowels = 'k o i O j p u P h hk ho hl y n nj np nl b m ml l'.split(' ');
const tails = ' r R rt s sw sg e f fr fa fq ft fx fv fg a q qt t T d w c z x v g'.split(' ');
const longestFirst = (keys: readonly string[]): string =>
  keys
    .filter(Boolean)
    .toSorted((a, b) => b.length - a.length)
    .join('|');
const vowel = longestFirst(vowels);
const syllable = new RegExp(
  `(${longestFirst(leads)})(${vowel})((?:${longestFirst(tails)})(?![koiOjpuPhynbml]))?`,
  'g',
);
const typedWord = new RegExp(`^(?:${syllable.source})+$`);
const endings = /(?:[을를이가은는에의도로와과]|[다요까지야해줘서고면네]|니다|세요)$/;

/** Finds Korean that was typed on an English keyboard: what looks like nonsense reads as Korean. */
export function* findTypedKorean({ text, words, commonWords }: FieldText): Generator<Covert> {
  if (text.length > longest || words < 2 || commonWords > mostCommon * words) return;
  const parts = text.match(/[A-Za-z]+/g) ?? [];
  const typed = parts.filter((part) => typedWord.test(part));
  if (typed.length < 2 || typed.length < leastTyped * parts.length) return;
  const read = typed.map(readTyped);
  const syllables = read.reduce((sum, { length }) => sum + length, 0);
  if (syllables < fewestSyllables) return;
  if (read.filter((word) => endings.test(word)).length < leastEndings * read.length) return;
  yield {
    start: 0,
    end: text.length,
    severity: 'medium',
    score: 0.8,
    evidence: 'typed on an English keyboard',
    decoded: read.join(' '),
    ...wordFinding('typed-korean', {}),
  };
}

function readTyped(word: string): string {
  return word.replaceAll(syllable, (_, lead: string, middle: string, tail: string = '') =>
    String.fromCharCode(
      0xac00 + (leads.indexOf(lead) * 21 + vowels.indexOf(middle)) * 28 + tails.indexOf(tail),
    ),
  );
}
