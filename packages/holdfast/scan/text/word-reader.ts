import { characterClasses, traits } from './character-classes.ts';
import { commonWordBit, cuesOfHash, neededWithin } from './cues.ts';
import type { FieldText, RowText } from './row-text.ts';

/** Reads the words of one text after another into arrays that grow as they must. */
export class WordReader {
  /** So many words have been read since the last start. */
  count = 0;
  private hashes = new Uint32Array(4096);
  private starts = new Uint32Array(4096);

  /** Begins anew. */
  restart(): void {
    this.count = 0;
  }

  /** The words that were read since, as a copy. */
  taken(): Pick<RowText, 'hashes' | 'starts'> {
    return { hashes: this.hashes.slice(0, this.count), starts: this.starts.slice(0, this.count) };
  }

  /** Reads a text in lower case: how many words it has, what they are and which characters they are made of. */
  read(lower: string): Pick<FieldText, 'firstWord' | 'words' | 'cues' | 'traits' | 'commonWords'> {
    const from = this.count;
    const { length } = lower;
    this.makeRoom(from + length + 2);
    const { hashes, starts } = this;
    let seen = 0;
    let cues = 0;
    let commonWords = 0;
    let digits = 0;
    let count = from;
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
        if (mixesScripts(kinds)) {
          cues |= neededWithin(lower.slice(start, index));
          if ((kinds & traits.lookalike) !== 0) seen |= traits.lookalikeWord;
        }
      }
      if ((kind & traits.ownWord) !== 0) {
        hashes[count] = Math.imul(0x811c9dc5 ^ lower.charCodeAt(index), 0x01000193) >>> 0;
        starts[count] = index;
        count += 1;
      }
    }
    if (digits >= 9 * traits.digit) seen |= traits.manyDigits;
    this.count = count;
    return { firstWord: from, words: count - from, cues, traits: seen, commonWords };
  }

  private makeRoom(least: number): void {
    if (least <= this.hashes.length) return;
    const size = 2 ** Math.ceil(Math.log2(least));
    const [hashes, starts] = [new Uint32Array(size), new Uint32Array(size)];
    hashes.set(this.hashes);
    starts.set(this.starts);
    this.hashes = hashes;
    this.starts = starts;
  }
}

/** Whether a word of characters of these kinds has letters or digits of ASCII and others. */
function mixesScripts(kinds: number): boolean {
  return (kinds & traits.notAscii) !== 0 && (kinds & traits.asciiWord) !== 0;
}
