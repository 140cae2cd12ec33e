import { wordFinding } from '../../findings/word-finding.ts';
import { characterClasses, traits } from '../../text/character-classes.ts';
import { isCommonWord } from '../../text/cues.ts';
import type { FieldText } from '../../text/row-text.ts';
import type { Covert } from './covert.ts';

/** Text is judged by this much of it. */
const judged = 1200;
/** So many words, and this share of all, are written with digits between their letters. */
const fewestWords = 4;
const leastShare = 0.3;
/** Running English has at least this share of its commonest words. */
const english = 0.3;

const letters: Readonly<Record<string, string>> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  '@': 'a',
  $: 's',
};

/** What a character is: one beside the other makes three. */
const letter = 1;
const digit = 2;

/** A word in which such a sign stands beside a letter. */
const mixedWord = /\b(?:[A-Za-z]+[013457@$]|[013457@$]+[A-Za-z])[A-Za-z013457@$']*/g;

/** Finds English whose letters are written as the digits and signs that look like them: `h0w t0 m4k3`. */
export function* findLeet({ text, words, traits: seen }: FieldText): Generator<Covert> {
  if ((seen & traits.digit) === 0) return;
  const part = text.slice(0, judged);
  if (!mixesOften(part)) return;
  const mixed = part.match(mixedWord) ?? [];
  const inPart = (words * part.length) / Math.max(1, text.length);
  if (mixed.length < fewestWords || mixed.length < leastShare * inPart) return;
  const decoded = mixed.map((word) => plainly(word));
  // What is no English when it is read so is numbers of parts, keys or names.
  if (decoded.filter(isCommonWord).length < english * decoded.length) return;
  yield {
    severity: 'high',
    score: 0.9,
    start: 0,
    end: text.length,
    evidence: `${mixed.length} words with digits for letters`,
    decoded: part.replaceAll(/[A-Za-z013457@$']*[A-Za-z013457@$]/g, plainly),
    ...wordFinding('leet', {}),
  };
}

/** Whether digits stand beside letters often enough; most stand in numbers, and a pattern would try every word. */
function mixesOften(text: string): boolean {
  let count = 0;
  let before = 0;
  for (let at = 0; at < text.length; at++) {
    const classes = characterClasses[text.charCodeAt(at)];
    const here = (classes & traits.asciiWord) === 0 ? 0 : (classes & traits.digit) === 0 ? letter : digit;
    if (here + before === letter + digit) count += 1;
    if (count >= fewestWords) return true;
    before = here;
  }
  return false;
}

/** A word with its letters again; a 1 may be an i or an l. */
function plainly(word: string): string {
  if (!/[A-Za-z]/.test(word)) return /^[140$@]+$/.test(word) ? word.replaceAll(/./g, letterFor) : word;
  const read = word.toLowerCase().replaceAll(/[013457@$]/g, letterFor);
  const other = word
    .toLowerCase()
    .replaceAll('1', 'l')
    .replaceAll(/[03457@$]/g, letterFor);
  return !isCommonWord(read) && isCommonWord(other) ? other : read;
}

function letterFor(sign: string): string {
  return letters[sign] ?? sign;
}
