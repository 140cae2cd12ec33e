import { wordFinding } from '../../findings/word-finding.ts';
import { characterClasses, traits } from '../../text/character-classes.ts';
import { isCommonWord } from '../../text/cues.ts';
import type { FieldText } from '../../text/row-text.ts';
import type { Covert } from './covert.ts';
import { followingLikelihood, placesOf } from './english-letters.ts';

/** Fewer lines spell nothing, and so many are looked at. */
const fewestLines = 6;
const fewestLetters = 18;
const fewestDifferent = 8;
/** Where the lines are otherwise alike, fewer different letters do. */
const fewestAlike = 5;
const mostLines = 80;
/** Lines are prose: nearly all of their characters are letters, spaces and ordinary signs. */
const leastProse = 0.92;
/** Of neighbouring edges so many, and this share, are pairs of words that follow one another in running English. */
const fewestPairs = 3;
const leastPairs = 0.2;
/** Where what stands beside the edges comes again in so many lines, the edges alone say something. */
const leastRepeated = 0.4;
const english = 0.3;
/**
 * What first letters spell is English where each is so much likelier, in nats, as a letter of a word than as one of unrelated
 * lines: of a thousand times eighteen random ones, one has 0.1, and one of twenty thousand 0.45.
 */
const likely = 0.1;
const certain = 0.45;

/** Pairs that are common in running English and stand by chance at the edges of neighbouring lines hardly ever. */
const pairs = new Set(
  `how do|how to|how can|how is|how are|do i|do you|do we|can i|can you|can we|could you|would you|should i|tell me|show me|give me|
  teach me|help me|what is|what are|what do|what does|where do|where is|where can|when do|why do|which of|is the|is a|is it|are the|
  of the|of a|in the|in a|to the|to a|on the|on a|at the|for the|for a|with the|with a|from the|by the|by a|into the|and the|and a|
  then the|of my|in my|to my|to make|to get|to find|to do|to use|to be|to a|i make|i get|i find|i use|i need|i want|i do|you make|you
  need|you can|need to|want to|have to|going to|make a|make the|use a|use the|take the|take a|get a|find a|find the|without a|without
  the|that the|so that|as a|it is|it to|do it|be the|will be|must be|me how|me the|me a|all the|one of|out of|up the`
    .split('|')
    .map((pair) => pair.replaceAll(/\s+/g, ' ').trim()),
);

/**
 * Finds text that stands at the edges of lines: in their first words, their last words or their first letters, while the lines
 * themselves are about nothing (Egler et al. 2025, after Halawi et al. 2024).
 */
export function* findAtLineEdges({ text, words }: FieldText, row: readonly FieldText[]): Generator<Covert> {
  if (words < 2 * fewestLines || !hasLines(text)) return;
  const lines = proseLines(text);
  if (lines.length === 0) return;
  const whole = { start: 0, end: text.length };
  for (const place of ['first', 'last'] as const) {
    const edges = lines.map((line) => edgeOf(line, place));
    if (edges.some(({ rest }) => rest === '')) continue;
    const said = edges.map(({ word }) => word);
    const repeated = 1 - new Set(edges.map(({ rest }) => rest)).size / lines.length;
    // Lines of verse begin with the same few words over and over.
    if (new Set(said).size < said.length / 2) continue;
    const paired = pairsAmong(said);
    const runsOn = paired >= fewestPairs && paired >= leastPairs * lines.length;
    const spoken =
      (runsOn && !(place === 'last' && isWrapped(lines))) ||
      (repeated >= leastRepeated && shareOfCommon(said) >= english);
    if (!spoken) continue;
    yield {
      ...whole,
      severity: 'high',
      score: 0.9,
      evidence: `the ${place} words of ${lines.length} lines`,
      decoded: said.join(' '),
      ...wordFinding(place === 'first' ? 'first-words' : 'last-words', {}),
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

/** Most texts have a line or two. */
function hasLines(text: string): boolean {
  let at = -1;
  for (let count = 1; count < fewestLines; count++) {
    at = text.indexOf('\n', at + 1);
    if (at === -1) return false;
  }
  return true;
}

/** The lines of a text of prose, none where they are few, or it is a list, a table or a program. */
function proseLines(text: string): string[] {
  const lines: string[] = [];
  let begins = 0;
  for (const line of text.slice(0, 100 * mostLines).split('\n', mostLines)) {
    const trimmed = line.trim();
    if (trimmed === '') continue;
    lines.push(trimmed);
    if (isLetter(trimmed.charCodeAt(0)) || /^["'“‘]\p{L}/u.test(trimmed)) begins += 1;
  }
  if (lines.length < fewestLines || begins < leastProse * lines.length) return [];
  let prose = 0;
  let all = 0;
  for (const line of lines) {
    all += line.length;
    for (let at = 0; at < line.length; at++) {
      const unit = line.charCodeAt(at);
      if (isLetter(unit) || proseSigns.includes(unit)) prose += 1;
    }
  }
  return prose >= leastProse * all ? lines : [];
}

const proseSigns: readonly number[] = Array.from(' .,;:!?\'"’-', (sign) => sign.charCodeAt(0));

function isLetter(unit: number): boolean {
  return (characterClasses[unit] & (traits.word | traits.digit)) === traits.word;
}

function edgeOf(line: string, place: 'first' | 'last'): { word: string; rest: string } {
  const words = line.toLowerCase().split(/\s+/);
  const word = (place === 'first' ? words[0] : words[words.length - 1]).replaceAll(/[^\p{L}'-]/gu, '');
  return { word, rest: (place === 'first' ? words.slice(1) : words.slice(0, -1)).join(' ') };
}

function pairsAmong(words: readonly string[]): number {
  let count = 0;
  for (let at = 1; at < words.length; at++) if (pairs.has(`${words[at - 1]} ${words[at]}`)) count += 1;
  return count;
}

function shareOfCommon(words: readonly string[]): number {
  return words.filter(isCommonWord).length / words.length;
}

/** Whether lines were broken to one width, so that they end in the middle of sentences. */
function isWrapped(lines: readonly string[]): boolean {
  const longest = Math.max(...lines.map(({ length }) => length));
  const full = lines.filter(({ length }) => length > 0.75 * longest).length;
  return longest >= 40 && full >= 0.7 * lines.length;
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
