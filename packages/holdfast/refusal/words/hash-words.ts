/** Where FNV-1a begins (Fowler, Noll, Vo). */
export const hashStart = 0x811c9dc5;

/** One step of FNV-1a over a UTF-16 unit. */
export function hashUnit(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/** The hash of words that follow each other: of a hash and the one after it; `place` tells kinds of neighbours apart. */
export function hashPair(left: number, right: number, place: number): number {
  let hash = Math.imul(left ^ (right >>> 15) ^ place, 0x85ebca6b) ^ right;
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** The hash of a word as it stands. */
export function hashWord(word: string): number {
  let hash = hashStart;
  for (let index = 0; index < word.length; index++) hash = hashUnit(hash, word.charCodeAt(index));
  return hash;
}
