import { wordFinding } from '../../../findings/word-finding.ts';
import { isCommonWord } from '../../../text/cues.ts';
import type { FieldText } from '../../../text/row-text.ts';
import type { Covert } from '../covert.ts';

/** Longer messages are read by `findCipher`, which needs no common words. */
const longest = 400;
/** A sentence of fewer words tells nothing. */
const fewestWords = 5;
/** What is enciphered has hardly a common word, and what it reads many. */
const mostCommonBefore = 0.2;
const leastCommon = { share: 0.4, words: 4, ofThreeLetters: 2 };
/** There is one way of writing backwards, and there are 25 shifts. */
const ofBackwards = { share: 0.3, words: 3, ofThreeLetters: 2 };
const mostCommonOfText = 0.6;

/**
 * Finds one sentence whose letters were moved by so many places, or that was written backwards, in a message that may say more:
 * where one of 25 shifts turns a sentence without common words into one of common words, chance did not.
 */
export function* findShortCipher(message: FieldText): Generator<Covert> {
  const { lower, words, commonWords } = message;
  if (words < fewestWords || lower.length > longest || commonWords > mostCommonOfText * words) return;
  for (const match of lower.matchAll(/[a-z][a-z' ,-]+[a-z]/g)) {
    const sentence = match[0];
    const said = wordsOf(sentence);
    if (said.length < fewestWords || said.filter(isCommonWord).length > mostCommonBefore * said.length)
      continue;
    const read = undo(sentence);
    if (!read) continue;
    yield {
      start: match.index,
      end: match.index + sentence.length,
      severity: 'medium',
      score: 0.8,
      evidence: read.evidence,
      decoded: read.decoded,
      ...wordFinding(read.finding, {}),
    };
    return;
  }
}

interface Undone {
  decoded: string;
  evidence: string;
  finding: 'caesar' | 'backwards';
}

function undo(sentence: string): Undone | undefined {
  const backwards = [...sentence].reverse().join('');
  if (isEnglish(backwards, ofBackwards))
    return { decoded: backwards, evidence: 'written backwards', finding: 'backwards' };
  for (let shift = 1; shift < 26; shift++) {
    const decoded = moveLetters(sentence, shift);
    if (isEnglish(decoded, leastCommon))
      return { decoded, evidence: `letters moved by ${shift}`, finding: 'caesar' };
  }
  return undefined;
}

function isEnglish(sentence: string, least: typeof leastCommon): boolean {
  const words = wordsOf(sentence);
  const common = words.filter(isCommonWord);
  return (
    common.length >= least.words &&
    common.length >= least.share * words.length &&
    common.filter(({ length }) => length >= 3).length >= least.ofThreeLetters
  );
}

function wordsOf(sentence: string): string[] {
  return sentence.match(/[a-z']+/g) ?? [];
}

/** A text whose letters were moved by so many, moved back. */
export function moveLetters(text: string, shift: number): string {
  return text.replaceAll(/[a-z]/g, (letter) =>
    String.fromCharCode(97 + ((letter.charCodeAt(0) - 97 + 26 - shift) % 26)),
  );
}
