import { wordFinding } from '../../findings/word-finding.ts';
import type { FieldText } from '../../text/row-text.ts';
import type { Covert } from './covert.ts';
import { edgeWordsOf, proseLines } from './edge-words.ts';
import { followingLikelihood, placesOf } from './english-letters.ts';

/** Fewer words are no lines that hide any. */
const fewestWords = 12;
const fewestLetters = 18;
const fewestDifferent = 8;
/** Where the lines are otherwise alike, fewer different letters do. */
const fewestAlike = 5;
/**
 * What first letters spell is English where each is so much likelier, in nats, as a letter of a word than as one of unrelated
 * lines: of a thousand times eighteen random ones, one has 0.1, and one of twenty thousand 0.45.
 */
const likely = 0.1;
const certain = 0.45;

/**
 * Finds text that stands at the edges of lines: in their first words, their last words or their first letters, while the lines
 * themselves are about nothing (Egler et al. 2025, after Halawi et al. 2024).
 */
export function* findAtLineEdges({ text, words }: FieldText, row: readonly FieldText[]): Generator<Covert> {
  if (words < fewestWords) return;
  const lines = proseLines(text);
  const whole = { start: 0, end: text.length };
  const spoken = edgeWordsOf(lines);
  if (spoken) {
    yield {
      ...whole,
      severity: 'high',
      score: 0.9,
      evidence: `the ${spoken.place} words of ${lines.length} lines`,
      decoded: spoken.words.join(' '),
      ...wordFinding(spoken.place === 'first' ? 'first-words' : 'last-words', {}),
    };
    return;
  }
  // Who asks for an acrostic gets one.
  if (lines.length < fewestLetters || row.some(({ lower }) => lower.slice(0, 2000).includes('acrostic')))
    return;
  const initials = lines.map(([letter]) => letter.toLowerCase()).join('');
  const rests = new Set(lines.map((line) => line.slice(1)));
  const alike = rests.size <= lines.length / 3 && new Set(initials).size >= fewestAlike;
  const gain = alike ? certain : englishGain(initials);
  if (gain < likely) return;
  yield {
    ...whole,
    severity: gain >= certain ? 'high' : 'medium',
    score: gain >= certain ? 0.9 : 0.6,
    evidence: `the first letters of ${lines.length} lines`,
    decoded: initials,
    ...wordFinding('first-letters', {}),
  };
}

/** How often lines begin with each letter from a to z, in percent, as words do. */
const initialShares = [
  11, 5, 5, 3, 3, 4, 2, 5, 7, 1, 1, 3, 4, 2, 6, 4, 0.3, 3, 7, 16, 1.5, 1, 6, 0.1, 1.5, 0.1,
];

/** How much likelier letters are as a word's than as those of unrelated lines, in nats a letter. */
function englishGain(initials: string): number {
  const places = placesOf(initials);
  // Speakers of a dialogue begin line after line.
  if (places.length < initials.length || new Set(initials).size < fewestDifferent)
    return Number.NEGATIVE_INFINITY;
  let gain = 0;
  for (let at = 1; at < places.length; at++) {
    gain += followingLikelihood(places[at - 1], places[at]) - Math.log(initialShares[places[at]] / 100);
  }
  return gain / places.length;
}
