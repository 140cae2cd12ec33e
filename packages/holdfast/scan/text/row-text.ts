import type { Role } from '../../data/conversations/conversation.ts';
import type { Finding } from '../findings/finding.ts';

/** A text of a row as detectors look at it: what a message says or thinks, a call's name or arguments, or a string of a tool. */
export interface FieldText {
  /** The message that it stands in, from 0 as by `allMessages`; absent for the tools that the row offers. */
  readonly message?: number;
  /** Where it stands in the message or row, where it is not what the message says; see `pathText`. */
  readonly field?: string;
  readonly role: Role;
  /** With JSON's escapes read, where it is JSON. */
  readonly text: string;
  /** Where the units of `text` stand in the row's own text, where escapes were read. */
  readonly offsets?: Uint32Array;
  /** In lower case and of the same length, so that places in one are places in the other. */
  readonly lower: string;
  /** Whether the model learns to say it. */
  readonly learned: boolean;
  /** Whether the model learns not to say it: the worse answer of a pair, or an answer that is labelled as bad. */
  readonly unlearned: boolean;
  /** Bits of the cues among its words; see `cueBits`. */
  readonly cues: number;
  /** Bits of its characters; see `traits`. */
  readonly traits: number;
  /** Its words are those of the row from `firstWord` on. */
  readonly firstWord: number;
  readonly words: number;
  /** How many of its words are among the commonest of English. */
  readonly commonWords: number;
}

/** What a message says. */
export interface MessageText extends FieldText {
  readonly message: number;
  /** The words of what the message thinks and calls, which follow its own. */
  readonly callWords: number;
}

/** A row as detectors look at it, read in one pass; see `rowTextReader`. */
export interface RowText {
  /** A pair's worse answer is not among them. */
  readonly messages: readonly MessageText[];
  /**
   * The messages, each followed by what it thinks and calls, then those of a pair's worse answer, and then the tools that
   * the row offers.
   */
  readonly texts: readonly FieldText[];
  /** The hash of every word of every text, and where in its text it starts. */
  readonly hashes: Uint32Array;
  readonly starts: Uint32Array;
}

/** A stretch of a text as a finding names it. */
export function placeIn(
  { message, field, offsets }: FieldText,
  { start, end }: { start: number; end: number },
): Pick<Finding, 'message' | 'field' | 'span'> {
  const span = offsets ? { start: offsets[start], end: offsets[end] } : { start, end };
  return { message, field, span };
}
