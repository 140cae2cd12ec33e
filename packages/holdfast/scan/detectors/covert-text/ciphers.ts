import { wordFinding } from '../../findings/word-finding.ts';
import { traits } from '../../text/character-classes.ts';
import { commonWordBit, cueHash, cuesOfHash } from '../../text/cues.ts';
import type { FieldText } from '../../text/row-text.ts';
import type { Covert } from './covert.ts';
import { moveLetters } from './short/short-cipher.ts';

/** Fewer words, or letters, tell nothing. */
const fewestWords = 10;
const fewestLetters = 60;
/** Text is judged by this much of it. */
const judged = 1200;
/** Running English has at least this share of its commonest words; text without any is worth a look. */
const english = 0.25;
const hardlyEnglish = 0.08;

/**
 * Letters moved or swapped: Caesar's cipher and ROT13 are undone and recognised by the commonest words; words written
 * backwards likewise; any other substitution by its letters, which are as unevenly common as in language, and yet leave
 * most words without a vowel.
 */
export function* findCipher(message: FieldText): Generator<Covert> {
  const { words, commonWords, lower, text, traits: seen } = message;
  if (words < fewestWords || commonWords >= hardlyEnglish * words || (seen & traits.hangul) !== 0) return;
  const part = lower.slice(0, judged);
  const letters = part.match(/[a-z]/g)?.length ?? 0;
  const other = part.match(/[^a-z\s.,;:!?'"()|-]/g)?.length ?? 0;
  if (letters < fewestLetters || other > 0.06 * part.length) return;
  const wordList = part.match(/[a-z']+/g) ?? [];
  if (isProgram(wordList)) return;
  const whole = { start: 0, end: text.length };
  if (commonShare(wordList.slice(0, 60).map(backwards)) >= english) {
    yield writtenBackwards(part, text.length);
    return;
  }
  const spread = spreadOf(wordList);
  if (spread.vowels > 0.34 && spread.without < 0.12) return;
  const shift = caesarShift(wordList);
  if (shift !== undefined) {
    const evidence = `letters moved by ${shift}${shift === 13 ? ' (ROT13)' : ''}`;
    const decoded = moveLetters(part, shift);
    yield {
      ...whole,
      severity: 'high',
      score: 0.98,
      evidence,
      decoded,
      ...wordFinding('caesar', {}),
    };
    return;
  }
  if (commonShare(wordList.map(backwards)) >= english) {
    yield writtenBackwards(part, text.length);
    return;
  }
  if (!looksSubstituted(spread)) return;
  const sure = letters >= 2 * fewestLetters;
  yield {
    ...whole,
    severity: sure ? 'high' : 'medium',
    score: sure ? 0.9 : 0.7,
    evidence: `"${text.slice(0, 60)}"`,
    ...wordFinding('substituted', {}),
  };
}

/** Words of programs; two of them stand in no cipher by chance. */
const keywords = new Set(
  `return import public private static void class print function const else while string include self null none true false
  char struct select where table double float async await echo break continue lambda require console span namespace
  boolean integer printf throw switch default`.split(/\s+/),
);

/** Whether words are those of a program, whose names and keywords are spread as in no language. */
function isProgram(words: readonly string[]): boolean {
  return new Set(words.filter((word) => keywords.has(word))).size >= 2;
}

function caesarShift(words: readonly string[]): number | undefined {
  const sample = words.slice(0, 60);
  for (let shift = 1; shift < 26; shift++) {
    const moved = sample.map((word) => moveLetters(word, shift));
    if (commonShare(moved) >= english) return shift;
  }
  return undefined;
}

function backwards(word: string): string {
  return [...word].reverse().join('');
}

function writtenBackwards(part: string, end: number): Covert {
  return {
    start: 0,
    end,
    severity: 'high',
    score: 0.95,
    evidence: 'words written backwards',
    decoded: part.replaceAll(/[a-z']+/g, backwards),
    ...wordFinding('backwards', {}),
  };
}

function commonShare(words: readonly string[]): number {
  const common = words.filter((word) => (cuesOfHash(cueHash(word)) & commonWordBit) !== 0).length;
  return common / Math.max(1, words.length);
}

/** How the letters of words are spread. */
interface Spread {
  meanLength: number;
  /** The chance that two letters are the same (Friedman 1922): 0.067 in English, 0.038 among random letters. */
  coincidence: number;
  different: number;
  /** The share of vowels among letters, and of words from three letters on that have none. */
  vowels: number;
  without: number;
}

function spreadOf(words: readonly string[]): Spread {
  const joined = words.join('').replaceAll("'", '');
  const counts = new Map<string, number>();
  for (const letter of joined) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  const pairs = Math.max(1, joined.length * (joined.length - 1));
  let coincidence = 0;
  for (const count of counts.values()) coincidence += (count * (count - 1)) / pairs;
  const long = words.filter(({ length }) => length >= 3);
  return {
    meanLength: joined.length / Math.max(1, words.length),
    coincidence,
    different: counts.size,
    vowels: (joined.match(/[aeiou]/g)?.length ?? 0) / Math.max(1, joined.length),
    without: long.filter((word) => !/[aeiouy]/.test(word)).length / Math.max(1, long.length),
  };
}

function looksSubstituted({ meanLength, coincidence, different, vowels, without }: Spread): boolean {
  if (meanLength < 2.5 || meanLength > 9) return false;
  // Few letters repeat in DNA, and all alike in random letters.
  if (coincidence < 0.05 || coincidence > 0.11 || different < 12) return false;
  return without > 0.25 || (vowels < 0.28 && without > 0.12);
}
