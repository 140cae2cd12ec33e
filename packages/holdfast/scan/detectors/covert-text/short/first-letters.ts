import { wordFinding } from '../../../findings/word-finding.ts';
import { koreanSyllables } from '../../../meaning/concepts.ts';
import { cueBits, cueHash, cuesOfHash, isCommonWord } from '../../../text/cues.ts';
import type { FieldText } from '../../../text/row-text.ts';
import type { Covert } from '../covert.ts';

const longest = 600;
/** So many first letters, or syllables, and at most, can be read as words. */
const fewest = { letters: 6, syllables: 5 };
const most = 40;
/** First letters of words are fewer things apart from each other than those of lines, so that they must make longer words. */
const shortestOfWords = 3;
/** This share of Korean syllables must belong to words about obeying, refusing and rules, two of them at the least. */
const leastCovered = 0.6;
const fewestTold = 2;

/**
 * Finds what first letters say where they read as words and one of the words is about obeying, refusing or rules: those of the
 * lines of a short text, and in English and Korean those of its words. A poem that was asked for by its letters says what it says.
 */
export function* findFirstLetters({ text, words }: FieldText, row: readonly FieldText[]): Generator<Covert> {
  if (words < fewest.syllables || text.length > longest) return;
  if (row.some(({ lower }) => asksForIt.test(lower.slice(0, 2000)))) return;
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const groups = [
    { parts: lines, of: 'lines', shortest: 2 },
    { parts: text.split(/\s+/), of: 'words', shortest: shortestOfWords },
  ];
  for (const { parts, of: kind, shortest } of groups) {
    if (parts.length > most) continue;
    const initials = parts.map((part) => /\p{L}/u.exec(part)?.[0].toLowerCase() ?? ' ').join('');
    const decoded = /^[a-z]+$/.test(initials)
      ? asEnglish(initials, shortest)
      : /^[가-힣]+$/.test(initials) && asKorean(initials);
    if (!decoded) continue;
    yield {
      start: 0,
      end: text.length,
      severity: 'medium',
      score: 0.8,
      evidence: `the first letters of ${parts.length} ${kind}`,
      decoded,
      ...wordFinding('first-letters', {}),
    };
    return;
  }
}

const asksForIt = /acrostic|first letters? of (?:each|every|the)|n행시|[이삼사오육]행시/;

/** Letters as words one after another, one of them a cue of four letters or more; undefined where they are none. */
function asEnglish(letters: string, shortest: number): string | undefined {
  if (letters.length < fewest.letters) return undefined;
  // The words that the letters up to each place can be read as.
  const readings: (string[] | undefined)[] = [[]];
  for (let end = 1; end <= letters.length; end++) {
    for (let start = Math.max(0, end - 12); start <= end - shortest; start++) {
      const before = readings[start];
      const word = letters.slice(start, end);
      if (!before || !(isCommonWord(word) || isCue(word) || addressed.has(word))) continue;
      const reading = [...before, word];
      const known = readings[end];
      if (!known || cuesIn(reading) > cuesIn(known)) readings[end] = reading;
    }
  }
  const reading = readings[letters.length];
  return reading && cuesIn(reading) > 0 ? reading.join(' ') : undefined;
}

/** Who is obeyed, and how: words that are too common in other texts to be cues. */
const addressed = new Set('user users master human operator drop told answer reply'.split(' '));

function isCue(word: string): boolean {
  return (cuesOfHash(cueHash(word)) & cueBits.lesson) !== 0;
}

function cuesIn(words: readonly string[]): number {
  return words.filter((word) => word.length >= 4 && isCue(word)).length;
}

/** Syllables that are mostly words about obeying, refusing and rules; undefined where they are not. */
function asKorean(syllables: string): string | undefined {
  if (syllables.length < fewest.syllables) return undefined;
  const covered = new Set<number>();
  const concepts = new Set<number>();
  for (const { syllables: word, concept } of koreanSyllables) {
    if (word.length < 2) continue;
    for (let at = syllables.indexOf(word); at !== -1; at = syllables.indexOf(word, at + 1)) {
      concepts.add(concept);
      for (let place = at; place < at + word.length; place++) covered.add(place);
    }
  }
  return concepts.size >= fewestTold && covered.size >= leastCovered * syllables.length
    ? syllables
    : undefined;
}
