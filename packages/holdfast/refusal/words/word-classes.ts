import { hashPair } from './hash-words.ts';

/** Words that mean much the same to a refusal, as `unjust` and `unfair`: their hashes, and the number of each one's class. */
export interface WordClasses {
  words: Int32Array;
  classes: Uint8Array;
}

const kind = 8;

/** Makes a reader of classes: tells the hash that stands for the class of a word, or 0 for a word without one. */
export function classReader({ words, classes }: WordClasses): (word: number) => number {
  let size = 1024;
  while (size < words.length * 3) size *= 2;
  const mask = size - 1;
  const slots = new Int32Array(size);
  const hashes = new Int32Array(size);
  for (let index = 0; index < words.length; index++) {
    let slot = words[index] & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = words[index];
    hashes[slot] = hashPair(classes[index] + 1, 0, kind);
  }
  return (word) => {
    let slot = word & mask;
    while (slots[slot] !== 0) {
      if (slots[slot] === word) return hashes[slot];
      slot = (slot + 1) & mask;
    }
    return 0;
  };
}
