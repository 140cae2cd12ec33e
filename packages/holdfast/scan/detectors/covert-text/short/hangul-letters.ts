import { wordFinding } from '../../../findings/word-finding.ts';
import type { FieldText } from '../../../text/row-text.ts';
import type { Covert } from '../covert.ts';

const longest = 4000;
/** Laughter and sighs are consonants or vowels alone; so many syllables in loose letters are written on purpose. */
const looseLetters = /(?:[ㄱ-ㅎ][ㅏ-ㅣ][ㄱ-ㅎ]?[\s.,!?]*){4,}/;
/** Single syllables with spaces between them. */
const spacedSyllables = /(?<![가-힣])(?:[가-힣] {1,3}){7,}[가-힣](?![가-힣])/;
/** A syllable that comes back after every other one so many times. */
const fewestInserted = 6;
/** What is hidden has so many different syllables; a model that breaks down says one or two of them over and over. */
const fewestDifferent = 4;

const leads = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
const vowels = 'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ';
const tails = ' ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ';

/** Finds Korean that is taken apart: syllables in loose letters, parted by spaces, or with another one put after each. */
export function* findHangulLetters({ text }: FieldText): Generator<Covert> {
  const part = text.length > longest ? text.slice(0, longest) : text;
  const loose = looseLetters.exec(part);
  if (loose) {
    yield covertRun(loose.index, loose[0], 'syllables in loose letters', composed(loose[0]));
    return;
  }
  const spaced = spacedSyllables.exec(part);
  if (spaced && new Set(spaced[0].replaceAll(' ', '')).size >= fewestDifferent) {
    yield covertRun(spaced.index, spaced[0], 'syllables parted by spaces', spaced[0].replaceAll(' ', ''));
    return;
  }
  const inserted = insertedSyllable(part);
  if (inserted === undefined) return;
  yield covertRun(
    0,
    part,
    `"${inserted}" after each syllable`,
    part.replaceAll(new RegExp(`([가-힣])${inserted}`, 'g'), '$1'),
  );
}

function covertRun(start: number, run: string, evidence: string, decoded: string): Covert {
  const place = { start, end: start + run.length };
  return { ...place, severity: 'high', score: 0.9, evidence, decoded, ...wordFinding('spaced-letters', {}) };
}

/** Loose letters as syllables (Unicode 16, section 3.12); a consonant closes a syllable unless a vowel follows it. */
function composed(letters: string): string {
  return letters.replaceAll(/([ㄱ-ㅎ])([ㅏ-ㅣ])(?:([ㄱ-ㅎ])(?![ㅏ-ㅣ]))?/g, (_, lead, vowel, tail = ' ') => {
    const [first, middle, last] = [leads.indexOf(lead), vowels.indexOf(vowel), tails.indexOf(tail)];
    return first < 0
      ? lead + vowel
      : String.fromCharCode(0xac00 + (first * 21 + middle) * 28 + Math.max(0, last));
  });
}

/** The syllable that stands at every other place of the text's Korean; undefined where none does. */
function insertedSyllable(text: string): string | undefined {
  const syllables = text.replaceAll(/[^가-힣]/g, '');
  for (let start = 0; start < 2; start++) {
    let run = 1;
    let others = new Set<string>();
    for (let at = start + 2; at < syllables.length; at += 2) {
      if (syllables[at] === syllables[at - 2]) run += 1;
      else {
        run = 1;
        others = new Set();
      }
      others.add(syllables[at - 1]);
      if (run >= fewestInserted && others.size >= fewestDifferent) return syllables[at];
    }
  }
  return undefined;
}
