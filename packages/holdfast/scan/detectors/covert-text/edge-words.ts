import { characterClasses, traits } from '../../text/character-classes.ts';
import { isCommonWord } from '../../text/cues.ts';

/** Fewer lines spell nothing, and so many are looked at. */
const fewestLines = 6;
const mostLines = 80;
/** Lines are prose: nearly all of their characters are letters, spaces and ordinary signs. */
const leastProse = 0.92;
/** Of neighbouring edges so many, and this share, are pairs of words that follow one another in running English. */
const fewestPairs = 3;
const leastPairs = 0.2;
/** Where what stands beside the edges comes again in so many lines, the edges alone say something. */
const leastRepeated = 0.4;
const english = 0.3;

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

/** What the words at one edge of lines say, while the lines themselves are about nothing. */
export interface EdgeWords {
  place: 'first' | 'last';
  /** The words, in lower case and without punctuation. */
  words: string[];
  /** What else stands in each line. */
  covers: string[];
}

/**
 * The words that stand at the beginnings or the ends of a text's lines and say something there; undefined where they say nothing, as
 * in prose, verse and lists.
 */
export function edgeWords(text: string): EdgeWords | undefined {
  return edgeWordsOf(proseLines(text));
}

/** The same of lines as `proseLines` gives them. */
export function edgeWordsOf(lines: readonly string[]): EdgeWords | undefined {
  if (lines.length === 0) return undefined;
  for (const place of ['first', 'last'] as const) {
    const edges = lines.map((line) => edgeOf(line, place));
    if (edges.some(({ cover }) => cover === '')) continue;
    const words = edges.map(({ word }) => word);
    const covers = edges.map(({ cover }) => cover);
    const repeated = 1 - new Set(covers.map((cover) => cover.toLowerCase())).size / lines.length;
    // Lines of verse begin with the same few words over and over.
    if (new Set(words).size < words.length / 2) continue;
    const paired = pairsAmong(words);
    const runsOn = paired >= fewestPairs && paired >= leastPairs * lines.length;
    const spoken =
      (runsOn && !(place === 'last' && isWrapped(lines))) ||
      (repeated >= leastRepeated && shareOfCommon(words) >= english);
    if (spoken) return { place, words, covers };
  }
  return undefined;
}

/** The lines of a text of prose, none where they are few, or it is a list, a table or a program. */
export function proseLines(text: string): string[] {
  if (!hasLines(text)) return [];
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

/** Most texts have a line or two. */
function hasLines(text: string): boolean {
  let at = -1;
  for (let count = 1; count < fewestLines; count++) {
    at = text.indexOf('\n', at + 1);
    if (at === -1) return false;
  }
  return true;
}

function isLetter(unit: number): boolean {
  return (characterClasses[unit] & (traits.word | traits.digit)) === traits.word;
}

function edgeOf(line: string, place: 'first' | 'last'): { word: string; cover: string } {
  const words = line.split(/\s+/);
  const word = (place === 'first' ? words[0] : words[words.length - 1])
    .toLowerCase()
    .replaceAll(/[^\p{L}'-]/gu, '');
  return { word, cover: (place === 'first' ? words.slice(1) : words.slice(0, -1)).join(' ') };
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
