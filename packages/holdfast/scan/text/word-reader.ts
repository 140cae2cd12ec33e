import { characterClasses, traits } from './character-classes.ts';
import { commonWordBit, cuesOfHash } from './cues.ts';
import type { FieldText, RowText } from './row-text.ts';

/** So many words are made room for at a time. */
const roomAtOnce = 1 << 15;

/**
 * Reads the words of one text after another. What was taken is never written to again: rows lie one behind the other in
 * large arrays, since an array for each would take longer to make than to fill.
 */
export class WordReader {
  /** So many words have been read since the last start. */
  count = 0;
  private first = 0;
  private hashes: Uint32Array;
  private starts: Uint32Array;

  constructor(room = roomAtOnce) {
    this.hashes = new Uint32Array(room);
    this.starts = new Uint32Array(room);
  }

  /** Begins anew, behind what was read before. */
  restart(): void {
    this.first += this.count;
    this.count = 0;
  }

  /** The words that were read since. */
  taken(): Pick<RowText, 'hashes' | 'starts'> {
    const end = this.first + this.count;
    return { hashes: this.hashes.subarray(this.first, end), starts: this.starts.subarray(this.first, end) };
  }

  /** Reads a text in lower case: how many words it has, what they are and which characters they are made of. */
  read(lower: string): Pick<FieldText, 'firstWord' | 'words' | 'cues' | 'traits' | 'commonWords'> {
    const firstWord = this.count;
    const { length } = lower;
    this.makeRoom(firstWord + length + 2);
    const { hashes, starts, first } = this;
    let seen = 0;
    let cues = 0;
    let commonWords = 0;
    let digits = 0;
    let count = first + firstWord;
    for (let index = 0; index < length; index++) {
      const start = index;
      let hash = 0x811c9dc5;
      let kinds = 0;
      let kind = 0;
      for (; index < length; index++) {
        const unit = lower.charCodeAt(index);
        kind = characterClasses[unit];
        if ((kind & (traits.word | traits.ownWord)) !== traits.word) break;
        hash = Math.imul(hash ^ unit, 0x01000193);
        kinds |= kind;
        digits += kind & traits.digit;
      }
      seen |= kind;
      if (index > start) {
        const word = hash >>> 0;
        hashes[count] = word;
        starts[count] = start;
        count += 1;
        const cue = cuesOfHash(word);
        cues |= cue;
        if ((cue & commonWordBit) !== 0) commonWords += 1;
        seen |= kinds;
        if ((kinds & traits.lookalike) !== 0 && mixesScripts(kinds)) seen |= traits.lookalikeWord;
      }
      if ((kind & traits.ownWord) !== 0) {
        hashes[count] = Math.imul(0x811c9dc5 ^ lower.charCodeAt(index), 0x01000193) >>> 0;
        starts[count] = index;
        count += 1;
      }
    }
    if (digits >= 9 * traits.digit) seen |= traits.manyDigits;
    this.count = count - first;
    return { firstWord, words: this.count - firstWord, cues, traits: seen, commonWords };
  }

  /** Sees to it that so many words of the row find room; what was read of it moves along. */
  private makeRoom(words: number): void {
    if (this.first + words <= this.hashes.length) return;
    const room = Math.max(roomAtOnce, 2 * words);
    const before = this.taken();
    this.hashes = new Uint32Array(room);
    this.starts = new Uint32Array(room);
    this.hashes.set(before.hashes);
    this.starts.set(before.starts);
    this.first = 0;
  }
}

/** Whether a word of characters of these kinds has letters or digits of ASCII and others. */
function mixesScripts(kinds: number): boolean {
  return (kinds & traits.notAscii) !== 0 && (kinds & traits.asciiWord) !== 0;
}
