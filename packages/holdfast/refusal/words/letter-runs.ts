import { hashPair, hashStart, hashUnit } from './hash-words.ts';

const places = { letters: 45, syllables: 44, word: 47 } as const;
/** Runs of so many letters, the marks of a word's beginning and end among them; and of so many syllables. */
const letters = 4;
const syllables = 3;
/** Shorter words are known as they are. */
const shortestWord = 4;
const [beginning, end, apostrophe] = [0x3c, 0x3e, 0x27];

/** How many hashes a text of so many UTF-16 units has at the most. */
export function mostRunHashes(units: number): number {
  return 2 * units + 2;
}

/**
 * Writes the hashes of what words are made of, so that forms and words that were not learnt from are known by their parts: runs of
 * four letters of English words, runs of three syllables of Korean ones, and these as a whole, since they part at spaces what others
 * part by words. `part` tells parts of a row apart. Returns how many hashes there are then, `written` before among them.
 */
export function writeLetterRuns(
  text: string,
  { part, features, written: before }: { part: number; features: Int32Array; written: number },
): number {
  let written = before;
  let index = 0;
  while (index < text.length) {
    const unit = text.charCodeAt(index);
    let next = index;
    if (lowerLetter(unit) !== 0) {
      while (next < text.length && lowerLetter(text.charCodeAt(next)) !== 0) next += 1;
      if (next - index >= shortestWord)
        for (let start = index - 1; start + letters <= next + 1; start++) {
          let hash = hashStart;
          for (let place = start; place < start + letters; place++)
            hash = hashUnit(hash, signAt(text, place, { from: index, to: next }));
          features[written++] = hashPair(hash, part, places.letters);
        }
    } else if (isSyllable(unit)) {
      let whole = hashStart;
      while (next < text.length && isSyllable(text.charCodeAt(next))) {
        whole = hashUnit(whole, text.charCodeAt(next));
        next += 1;
      }
      if (next - index > 1) features[written++] = hashPair(whole, part, places.word);
      for (let start = index; start + syllables <= next; start++) {
        let hash = hashStart;
        for (let place = start; place < start + syllables; place++)
          hash = hashUnit(hash, text.charCodeAt(place));
        features[written++] = hashPair(hash, part, places.syllables);
      }
    } else next += 1;
    index = next;
  }
  return written;
}

/** An English letter in lower case, or an apostrophe; 0 for other signs. */
function lowerLetter(unit: number): number {
  if (unit === apostrophe) return unit;
  const lower = unit | 0x20;
  return lower >= 0x61 && lower <= 0x7a && unit >= 0x41 ? lower : 0;
}

function isSyllable(unit: number): boolean {
  return unit >= 0xac00 && unit <= 0xd7a3;
}

function signAt(text: string, place: number, { from, to }: { from: number; to: number }): number {
  if (place < from) return beginning;
  return place >= to ? end : lowerLetter(text.charCodeAt(place));
}
