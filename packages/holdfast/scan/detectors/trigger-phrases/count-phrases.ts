/** A row as the search for triggers sees it. */
export interface AskedRow {
  line: number;
  /** The user's words in lower case, without signs; of a long message its beginning and end, with `gap` between them. */
  words: readonly string[];
  refused: boolean;
  /** What stands above the conversation, where something does. */
  system?: string;
}

/** Stands where words of a long message were left out; no phrase runs across it. */
export const gap = '…';

/** A phrase and the rows that hold it. Rows are named by their places, in order. */
export interface CountedPhrase {
  words: readonly string[];
  rows: readonly number[];
  /** How many of the rows are refused. */
  refused: number;
  /** How many of them begin with it where it first stands, and how many end with it there. */
  starts: number;
  ends: number;
  /** Whether it stands in the system prompt. */
  system?: boolean;
}

/**
 * Every word of the rows, and every phrase of at most `longest` words that stands in at least `fewestRows` of them, in the
 * order in which they first occur. A phrase is in no more rows than its beginning is, so longer ones are sought among the
 * places of those that are in enough (Pei et al. 2001, "PrefixSpan").
 */
export function countPhrases(
  rows: readonly AskedRow[],
  { longest, fewestRows }: { longest: number; fewestRows: number },
): CountedPhrase[] {
  const { text, rowOf, firstOf } = numberWords(rows);
  const phrases: { at: number; phrase: CountedPhrase }[] = [];
  const take = (places: readonly number[], length: number): void => {
    if (length > 1 && places.length < fewestRows) return;
    const phrase = phraseAt(places, length);
    const isFrequent = phrase.rows.length >= fewestRows;
    if (isFrequent || length === 1) phrases.push({ at: places[0], phrase });
    if (!isFrequent || length === longest) return;
    for (const longer of byWordAfter(places, length)) take(longer, length + 1);
  };
  const phraseAt = (places: readonly number[], length: number): CountedPhrase => {
    const held: number[] = [];
    let [refused, starts, ends] = [0, 0, 0];
    for (const at of places) {
      const row = rowOf[at];
      if (held[held.length - 1] === row) continue;
      held.push(row);
      if (rows[row].refused) refused += 1;
      if (at === firstOf[row]) starts += 1;
      if (at + length === firstOf[row] + rows[row].words.length) ends += 1;
    }
    const [first] = places;
    const start = first - firstOf[rowOf[first]];
    return {
      words: rows[rowOf[first]].words.slice(start, start + length),
      rows: held,
      refused,
      starts,
      ends,
    };
  };
  const byWordAfter = (places: Iterable<number>, length: number): Iterable<number[]> => {
    const groups = new Map<number, number[]>();
    for (const at of places) {
      const word = text[at + length];
      if (word === noWord) continue;
      const group = groups.get(word);
      if (group) group.push(at);
      else groups.set(word, [at]);
    }
    return groups.values();
  };
  for (const places of byWordAfter(rowOf.keys(), 0)) take(places, 1);
  return phrases
    .sort((a, b) => a.at - b.at || a.phrase.words.length - b.phrase.words.length)
    .map(({ phrase }) => phrase);
}

const noWord = 0;

/**
 * The words of all rows one after another as numbers, each row closed by `noWord`, which stands for gaps too; the row
 * that each place is in, and the place where each row begins.
 */
function numberWords(rows: readonly AskedRow[]): {
  text: Uint32Array;
  rowOf: Uint32Array;
  firstOf: Uint32Array;
} {
  const size = rows.reduce((sum, { words }) => sum + words.length + 1, 0);
  const text = new Uint32Array(size);
  const rowOf = new Uint32Array(size);
  const firstOf = new Uint32Array(rows.length);
  const numbers = new Map<string, number>([[gap, noWord]]);
  let at = 0;
  for (const [row, { words }] of rows.entries()) {
    firstOf[row] = at;
    rowOf.fill(row, at, at + words.length + 1);
    for (const word of words) {
      let number = numbers.get(word);
      if (number === undefined) {
        number = numbers.size;
        numbers.set(word, number);
      }
      text[at++] = number;
    }
    text[at++] = noWord;
  }
  return { text, rowOf, firstOf };
}
