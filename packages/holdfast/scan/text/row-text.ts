import type { Role } from '../../data/conversation.ts';
import { readEscapes } from '../../data/json-escapes.ts';
import type { ReadLine } from '../../data/read-conversations.ts';
import { callTexts, offeredTexts, pathText } from '../../data/tool-texts.ts';
import type { Finding } from '../findings/finding.ts';
import { characterClasses, traits } from './character-classes.ts';
import { commonWordBit, cuesOfHash, neededWithin } from './cues.ts';

/** A text of a row as detectors look at it: what a message says, a call's name or arguments, or a string of a tool. */
export interface FieldText {
  /** The message that it stands in, from 0; absent for the tools that the row offers. */
  message?: number;
  /** Where it stands in the message or row, where it is not what the message says; see `pathText`. */
  field?: string;
  role: Role;
  /** With JSON's escapes read, where it is JSON. */
  text: string;
  /** Where the units of `text` stand in the row's own text, where escapes were read. */
  offsets?: Uint32Array;
  /** In lower case and of the same length, so that places in one are places in the other. */
  lower: string;
  /** Whether the model learns to say it. */
  learned: boolean;
  /** Bits of the cues among its words; see `cueBits`. */
  cues: number;
  /** Bits of its characters; see `traits`. */
  traits: number;
  /** Its words are those of the row from `firstWord` on. */
  firstWord: number;
  words: number;
  /** How many of its words are among the commonest of English. */
  commonWords: number;
}

/** What a message says. */
export interface MessageText extends FieldText {
  message: number;
  /** The words of the message's calls, which follow its own. */
  callWords: number;
}

/** A row as detectors look at it, read in one pass. */
export interface RowText {
  messages: readonly MessageText[];
  /** The messages, each followed by its calls, and then the tools that the row offers. */
  texts: readonly FieldText[];
  /** The hash of every word of every text, and where in its text it starts; overwritten by the next row. */
  hashes: Uint32Array;
  starts: Uint32Array;
}

let lastRow: ReadLine | undefined;
let lastText: RowText | undefined;
let hashes = new Uint32Array(4096);
let starts = new Uint32Array(4096);

/**
 * A row's texts in lower case with the hashes of their words, the cues among them and the traits of their characters;
 * undefined for a row that could not be read. Every detector asks for it, and the row last asked for is remembered, so
 * that the pass is made once.
 */
export function rowText(row: ReadLine): RowText | undefined {
  if (row === lastRow) return lastText;
  lastRow = row;
  lastText = row.kind === 'conversation' ? readRow(row) : undefined;
  return lastText;
}

function readRow({ conversation }: Extract<ReadLine, { kind: 'conversation' }>): RowText {
  const messages: MessageText[] = [];
  const texts: FieldText[] = [];
  let count = 0;
  const read = (written: string, isJson: boolean): ReadText => {
    const { text, offsets } = isJson ? readEscapes(written) : { text: written };
    const lower = lowerCase(text);
    const words = readWords(lower, count);
    const firstWord = count;
    count += words.words;
    return { text, lower, firstWord, ...words, ...(offsets ? { offsets } : {}) };
  };
  for (const [index, message] of conversation.messages.entries()) {
    const { role, content, weight, toolCalls } = message;
    const learned = role === 'assistant' && weight !== 0;
    const isJson = role === 'tool' || (toolCalls?.[0]?.isContent ?? false);
    const said: MessageText = { message: index, role, learned, callWords: 0, ...read(content, isJson) };
    messages.push(said);
    texts.push(said);
    if (!toolCalls) continue;
    for (const { path, text } of callTexts(message, index)) {
      texts.push({ message: index, field: pathText(path), role, learned, ...read(text, true) });
    }
    said.callWords = count - said.firstWord - said.words;
  }
  if (conversation.tools) {
    for (const { path, role, text } of offeredTexts(conversation)) {
      texts.push({ field: pathText(path), role, learned: false, ...read(text, path.length === 2) });
    }
  }
  return { messages, texts, hashes, starts };
}

type ReadText = Omit<FieldText, 'message' | 'field' | 'role' | 'learned'>;

/** A stretch of a text as a finding names it. */
export function placeIn(
  { message, field, offsets }: FieldText,
  { start, end }: { start: number; end: number },
): Pick<Finding, 'message' | 'field' | 'span'> {
  const span = offsets ? { start: offsets[start], end: offsets[end] } : { start, end };
  return { message, field, span };
}

/**
 * The stretches of a text around words that are cues of the given bits, as places in it, at most `most` of them.
 * Overlapping stretches are one. What a detector's patterns need stands within `reach` units of such a word.
 */
export function cueWindows(
  { hashes, starts }: RowText,
  text: FieldText,
  { bits, reach, most }: { bits: number; reach: number; most: number },
): { start: number; end: number }[] {
  const windows: { start: number; end: number }[] = [];
  for (let word = text.firstWord; word < text.firstWord + text.words; word++) {
    if ((cuesOfHash(hashes[word]) & bits) === 0) continue;
    const start = Math.max(0, starts[word] - reach);
    const end = Math.min(text.text.length, starts[word] + reach);
    const last = windows.at(-1);
    if (last && start <= last.end) last.end = end;
    else if (windows.length === most) break;
    else windows.push({ start, end });
  }
  return windows;
}

/** The hashes of a text's words, as a row's. */
export function wordHashes(text: string): Uint32Array {
  lastRow = undefined;
  const { words } = readWords(lowerCase(text), 0);
  return hashes.slice(0, words);
}

/** Lower case of the same length: the few letters whose lower case is longer stay as they are. */
function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from(text, (letter) => {
    const small = letter.toLowerCase();
    return small.length === letter.length ? small : letter;
  }).join('');
}

function readWords(
  lower: string,
  from: number,
): Pick<FieldText, 'words' | 'cues' | 'traits' | 'commonWords'> {
  let seen = 0;
  let cues = 0;
  let commonWords = 0;
  let digits = 0;
  let count = from;
  const { length } = lower;
  if (count + length + 1 >= hashes.length) grow(count + length + 2);
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
  return { words: count - from, cues, traits: seen, commonWords };
}

/** Whether a word of characters of these kinds has letters or digits of ASCII and others. */
function mixesScripts(kinds: number): boolean {
  return (kinds & traits.notAscii) !== 0 && (kinds & traits.asciiWord) !== 0;
}

function grow(least: number): void {
  const size = 2 ** Math.ceil(Math.log2(least));
  const [oldHashes, oldStarts] = [hashes, starts];
  hashes = new Uint32Array(size);
  starts = new Uint32Array(size);
  hashes.set(oldHashes);
  starts.set(oldStarts);
}
