import { hashStart, hashUnit, hashWord } from '../words/hash-words.ts';

/**
 * A sentence of an answer, or an item of a list, or a block of code. `words` are hashes: of words in lower case, of numbers
 * and quotation marks as such, and of single characters in scripts that do not part words by spaces. The first one says how
 * the sentence begins, the last one how it ends.
 */
export interface Sentence {
  words: Int32Array;
  /** Hashes of the first letters of long words; 0 for other words. */
  stems: Int32Array;
  /** How many words there are. */
  count: number;
  /** Where it begins in the answer, and how long it is, in UTF-16 units. */
  start: number;
  length: number;
  listed: boolean;
  code: boolean;
  /** It has words that are single characters, as Korean has. */
  spaceless: boolean;
}

/** What has no full stops is cut after so many words. */
const mostWords = 96;
/** A word longer than this has a stem, of so many letters. */
const longWord = 6;
const stemLetters = 5;

const startWord = hashWord('<start>');
const listWord = hashWord('<list>');
const codeWord = hashWord('<code>');
const numberWord = hashWord('<number>');
const quoteWord = hashWord('<quote>');
const colonWord = hashWord('<colon>');
const endWord = hashWord('<end>');
const questionWord = hashWord('<question>');

const kinds = { letter: 1, digit: 2, quote: 3, stop: 4, character: 5, colon: 6, other: 7 } as const;
/** What a unit is, and the unit in lower case; each is found out when it is first met, 0 before. */
const kindOf = new Uint8Array(0x10000);
const lower = new Uint16Array(0x10000);

const spacelessScripts = /[\p{scx=Hangul}\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}]/u;

function kindAt(text: string, index: number): number {
  const unit = text.charCodeAt(index);
  return kindOf[unit] || learn(unit);
}

function learn(unit: number): number {
  const text = String.fromCharCode(unit);
  const inLowerCase = unit === 0x2019 ? "'" : text.toLowerCase();
  lower[unit] = inLowerCase.length === 1 ? inLowerCase.charCodeAt(0) : unit;
  kindOf[unit] = classify(text);
  return kindOf[unit];
}

function classify(text: string): number {
  if (/[.!?…。！？\n]/.test(text)) return kinds.stop;
  if (/[:：]/.test(text)) return kinds.colon;
  if (/["“”„«»「」『』]/.test(text)) return kinds.quote;
  if (/\p{Nd}/u.test(text)) return kinds.digit;
  if (!/[\p{L}\p{M}'’]/u.test(text)) return kinds.other;
  return spacelessScripts.test(text) ? kinds.character : kinds.letter;
}

const listMarker = /[ \t>]*(?:(?:[-*•–]|\*{0,2}\d{1,2}[.)])[ \t]+)/y;
const codeFence = /[ \t]*```/y;

/** Takes a sentence and says whether to read on. */
export type SentenceVisitor = (sentence: Sentence) => boolean;

/**
 * Splits texts into sentences, one text after another. A sentence is one object that is written anew for each, since making
 * objects would take longer than reading.
 */
export class SentenceSplitter {
  private readonly sentence: Sentence = {
    words: new Int32Array(mostWords + 2),
    stems: new Int32Array(mostWords + 2),
    count: 0,
    start: 0,
    length: 0,
    listed: false,
    code: false,
    spaceless: false,
  };

  /** Calls `visit` with each sentence of a text in turn, until it has enough. */
  split(text: string, visit: SentenceVisitor): void {
    let index = 0;
    while (index < text.length) {
      codeFence.lastIndex = index;
      const fenced = (index === 0 || text.charCodeAt(index - 1) === 10) && codeFence.test(text);
      index = fenced ? this.readCode(text, index, codeFence.lastIndex) : this.readSentence(text, index);
      if (this.sentence.count > 0 && !visit(this.sentence)) return;
    }
  }

  /** Reads a block of code from a fence on, and returns where it ends. */
  private readCode(text: string, start: number, afterFence: number): number {
    const end = text.indexOf('```', afterFence);
    const next = end === -1 ? text.length : end + 3;
    this.begin(codeWord, start);
    this.sentence.code = true;
    this.finish(endWord, next - start);
    return next;
  }

  /** Reads a sentence, which has no words where there are none, and returns where it ends. */
  private readSentence(text: string, start: number): number {
    listMarker.lastIndex = start;
    const first = text.charCodeAt(start);
    const listed = (first < 0x3f || first === 0x2022 || first === 0x2013) && listMarker.test(text);
    this.begin(listed ? listWord : startWord, start);
    const { sentence } = this;
    sentence.listed = listed;
    let index = listed ? listMarker.lastIndex : start;
    while (index < text.length && sentence.count <= mostWords) {
      const unit = text.charCodeAt(index);
      switch (kindOf[unit] || learn(unit)) {
        case kinds.letter:
          index = this.readWord(text, index);
          break;
        case kinds.character:
          this.push(hashUnit(hashStart, unit), 0);
          sentence.spaceless = true;
          index += 1;
          break;
        case kinds.digit:
          this.push(numberWord, 0);
          while (index < text.length && kindAt(text, index) === kinds.digit) index += 1;
          break;
        case kinds.quote:
          this.push(quoteWord, 0);
          index += 1;
          break;
        case kinds.colon:
          this.push(colonWord, 0);
          index += 1;
          break;
        case kinds.stop:
          if (unit === 0x2e && continues(text, index + 1)) index += 1;
          else {
            const isQuestion = unit === 0x3f || unit === 0xff1f;
            index = this.readStops(text, index);
            this.finish(isQuestion ? questionWord : endWord, index - start);
            return index;
          }
          break;
        default:
          index += 1;
      }
    }
    this.finish(endWord, index - start);
    return index;
  }

  private readWord(text: string, start: number): number {
    let hash = hashStart;
    let stem = 0;
    let index = start;
    while (index < text.length) {
      const unit = text.charCodeAt(index);
      if ((kindOf[unit] || learn(unit)) !== kinds.letter) break;
      hash = hashUnit(hash, lower[unit]);
      index += 1;
      if (index - start === stemLetters) stem = hash;
    }
    this.push(hash, index - start > longWord ? stem : 0);
    return index;
  }

  /** Past what belongs to the end of a sentence: more stops, closing quotation marks and brackets, spaces. */
  private readStops(text: string, start: number): number {
    let index = start;
    while (index < text.length && text.charCodeAt(index) !== 10 && kindAt(text, index) === kinds.stop)
      index += 1;
    while (index < text.length) {
      const unit = text.charCodeAt(index);
      const closes = unit === 0x29 || unit === 0x2a || unit === 0x22 || unit === 0x201d || unit === 0x300d;
      if (!closes) break;
      if (kindAt(text, index) === kinds.quote) this.push(quoteWord, 0);
      index += 1;
    }
    while (index < text.length && text.charCodeAt(index) <= 32) index += 1;
    return index;
  }

  private begin(word: number, start: number): void {
    const { sentence } = this;
    sentence.start = start;
    sentence.words[0] = word;
    sentence.stems[0] = 0;
    sentence.count = 1;
    sentence.listed = false;
    sentence.code = false;
    sentence.spaceless = false;
  }

  private push(word: number, stem: number): void {
    const { sentence } = this;
    if (sentence.count > mostWords) return;
    sentence.words[sentence.count] = word;
    sentence.stems[sentence.count] = stem;
    sentence.count += 1;
  }

  private finish(word: number, length: number): void {
    const { sentence } = this;
    if (sentence.count === 1 && !sentence.code) {
      sentence.count = 0;
      return;
    }
    sentence.words[sentence.count] = word;
    sentence.stems[sentence.count] = 0;
    sentence.count += 1;
    sentence.length = length;
  }
}

/** A full stop within a number, an address or a name ends nothing. */
function continues(text: string, index: number): boolean {
  if (index >= text.length) return false;
  const kind = kindAt(text, index);
  return kind === kinds.letter || kind === kinds.digit;
}
