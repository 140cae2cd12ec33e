/**
 * A hash table from hashes of words to concepts, up to four of a word, in the bytes of a number. Most words have none,
 * which a bit for each of the last sixteen bits of a hash tells before anything is looked up.
 */
export class ConceptTable {
  private readonly bits = new Int32Array(2 ** 11);
  private readonly keys: Int32Array;
  private readonly values: Int32Array;

  constructor(entries: ReadonlyMap<number, readonly number[]>) {
    let size = 1024;
    while (size < entries.size * 2) size *= 2;
    this.keys = new Int32Array(size);
    this.values = new Int32Array(size);
    for (const [hash, concepts] of entries) {
      const slot = this.slotOf(hash);
      this.keys[slot] = hash;
      this.values[slot] = concepts.slice(0, 4).reduce((bytes, concept) => (bytes << 8) | concept, 0);
      this.bits[(hash >>> 5) & 2047] |= 1 << hash;
    }
  }

  /** The concepts of a word, a byte each, the last one lowest; 0 for most words. */
  get(hash: number): number {
    if ((this.bits[(hash >>> 5) & 2047] & (1 << hash)) === 0) return 0;
    return this.values[this.slotOf(hash)];
  }

  private slotOf(hash: number): number {
    const mask = this.keys.length - 1;
    let slot = (hash ^ (hash >>> 16)) & mask;
    while (this.keys[slot] !== hash && this.keys[slot] !== 0) slot = (slot + 1) & mask;
    return slot;
  }
}
