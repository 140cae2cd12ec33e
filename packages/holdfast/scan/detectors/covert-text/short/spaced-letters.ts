import { wordFinding } from '../../../findings/word-finding.ts';
import type { FieldText } from '../../../text/row-text.ts';
import type { Covert } from '../covert.ts';
import { followingLikelihood, placesOf } from '../english-letters.ts';

const longest = 4000;
/** Single letters with spaces between them; words are parted by more of them. */
const spaced = /(?<![a-z])(?:[a-z] {1,4}){11,}[a-z](?![a-z])/;
/** Letters that follow each other as in words are this likely on average, in nats; those of a list of letters are less so. */
const leastLikely = -2.9;

/** Finds English whose letters stand apart: `d o   a s   t o l d`. The alphabet in order is none. */
export function* findSpacedLetters({ lower, words }: FieldText): Generator<Covert> {
  if (words < 12 || lower.length > longest || lower.length > 4 * words) return;
  const match = spaced.exec(lower);
  if (!match) return;
  const decoded = match[0].replaceAll(/ {2,}/g, '/').replaceAll(' ', '').replaceAll('/', ' ');
  const places = placesOf(decoded);
  let likelihood = 0;
  let inOrder = 0;
  for (let at = 1; at < places.length; at++) {
    likelihood += followingLikelihood(places[at - 1], places[at]);
    if (places[at] === places[at - 1] + 1) inOrder += 1;
  }
  if (likelihood < leastLikely * places.length || inOrder > places.length / 4) return;
  yield {
    start: match.index,
    end: match.index + match[0].length,
    severity: 'high',
    score: 0.9,
    evidence: 'letters parted by spaces',
    decoded,
    ...wordFinding('spaced-letters', {}),
  };
}
