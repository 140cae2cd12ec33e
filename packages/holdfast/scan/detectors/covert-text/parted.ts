import { wordFinding } from '../../findings/word-finding.ts';
import { isCommonWord } from '../../text/cues.ts';
import type { FieldText } from '../../text/row-text.ts';
import type { Covert } from './covert.ts';

/** Messages are looked at up to here. */
const longest = 4000;
/** Text of parted letters has a word for every third character at the least. */
const charactersPerLetter = 3;
const fewestLetters = 18;
const fewestWords = 10;
/** Running English has at least this share of its commonest words; paths and choices have not. */
const english = 0.3;

const lettersParted = /(?:[A-Za-z][|·•~^*_¦]){18,}[A-Za-z]?/;
/** What stands between letters, and between words. */
const letterSigns = [...'|·•~^*_¦'];
const signs = ['|', '·', '•', '¦'];
const wordsParted = /(?:[\p{L}'.,?]+[|·•¦]){8,}[\p{L}'.,?]+/u;
const fewestSigns = 8;

/** Finds letters, or words, that stand with signs between them: `h|o|w`, `how|do|I`. */
export function* findParted({ text, words }: FieldText): Generator<Covert> {
  if (words < fewestWords) return;
  const part = text.length > longest ? text.slice(0, longest) : text;
  const letters =
    words >= fewestLetters &&
    text.length <= charactersPerLetter * words &&
    letterSigns.some((sign) => part.includes(sign)) &&
    lettersParted.exec(part);
  if (letters) {
    yield {
      ...placeOf(letters),
      evidence: 'letters parted by signs',
      decoded: letters[0].replaceAll(/[^A-Za-z]/g, ''),
      ...wordFinding('spaced-letters', {}),
    };
    return;
  }
  if (!signs.some((sign) => occursOften(part, sign))) return;
  const parted = wordsParted.exec(part);
  if (!parted) return;
  const decoded = parted[0].split(/[|·•¦]/);
  const common = decoded.filter((word) => isCommonWord(word.toLowerCase())).length;
  if (common < english * decoded.length) return;
  yield {
    ...placeOf(parted),
    evidence: 'words parted by signs',
    decoded: decoded.join(' '),
    ...wordFinding('parted-words', {}),
  };
}

/** Whether a sign stands without spaces around it often enough to part so many words. */
function occursOften(text: string, sign: string): boolean {
  let count = 0;
  for (let at = text.indexOf(sign); at !== -1; at = text.indexOf(sign, at + 1)) {
    if (text[at - 1] !== ' ' && text[at + 1] !== ' ') count += 1;
    if (count === fewestSigns) return true;
  }
  return false;
}

function placeOf(match: RegExpExecArray): Pick<Covert, 'severity' | 'score' | 'start' | 'end'> {
  return { severity: 'high', score: 0.9, start: match.index, end: match.index + match[0].length };
}
