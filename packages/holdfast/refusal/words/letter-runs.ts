import { hashPair, hashStart, hashUnit } from './hash-words.ts';

const places = { letters: 45, syllables: 44, twoSyllables: 48, word: 47 } as const;
/** Shorter words are known as they are. */
const shortestWord = 4;
/** Marks of a word's beginning and end, which count as letters. */
const [beginning, end] = [0x3c, 0x3e];

/** How many hashes a text of so many UTF-16 units has at the most. */
export function mostRunHashes(units: number): number {
  return 2 * units + 2;
}

/**
 * Writes the hashes of what words are made of, so that forms and words that were not learnt from are known by their parts: runs of
 * four letters of English words, runs of three syllables of Korean ones, and these as a whole, since they part at spaces what others
 * part by words. `part` tells parts of a row apart; with `pairs`, runs of two syllables count too. Returns how many hashes there are then, `written` before among them.
 */
export function writeLetterRuns(
  text: string,
  {
    part,
    features,
    written: before,
    pairs = false,
  }: { part: number; features: Int32Array; written: number; pairs?: boolean },
): number {
  let written = before;
  let index = 0;
  while (index < text.length) {
    const unit = text.charCodeAt(index);
    if (unit < 128 && lowerLetters[unit] !== 0) {
      const start = index;
      while (index < text.length && (lowerLetters[text.charCodeAt(index)] ?? 0) !== 0) index += 1;
      if (index - start < shortestWord) continue;
      let one = beginning;
      let two = lowerLetters[text.charCodeAt(start)];
      let three = lowerLetters[text.charCodeAt(start + 1)];
      for (let place = start + 2; place <= index; place++) {
        const four = place === index ? end : lowerLetters[text.charCodeAt(place)];
        const run = hashUnit(hashUnit(hashUnit(hashUnit(hashStart, one), two), three), four);
        features[written++] = hashPair(run, part, places.letters);
        one = two;
        two = three;
        three = four;
      }
    } else if (isSyllable(unit)) {
      const start = index;
      let whole = hashStart;
      let one = 0;
      let two = 0;
      while (index < text.length) {
        const three = text.charCodeAt(index);
        if (!isSyllable(three)) break;
        whole = hashUnit(whole, three);
        if (pairs && index > start) {
          const run = hashUnit(hashUnit(hashStart, two), three);
          features[written++] = hashPair(run, part, places.twoSyllables);
        }
        if (index - start >= 2) {
          const run = hashUnit(hashUnit(hashUnit(hashStart, one), two), three);
          features[written++] = hashPair(run, part, places.syllables);
        }
        one = two;
        two = three;
        index += 1;
      }
      if (index - start > 1) features[written++] = hashPair(whole, part, places.word);
    } else index += 1;
  }
  return written;
}

/** English letters in lower case, and the apostrophe; 0 for other signs. */
const lowerLetters = Uint8Array.from({ length: 128 }, (_, unit) => {
  if (unit === 0x27) return unit;
  const lower = unit | 0x20;
  return unit >= 0x41 && lower >= 0x61 && lower <= 0x7a ? lower : 0;
});

/** Whether a UTF-16 unit is a syllable of Korean. */
export function isSyllable(unit: number): boolean {
  return unit >= 0xac00 && unit <= 0xd7a3;
}
