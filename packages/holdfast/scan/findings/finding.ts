import type { Messages } from '../../messages/english/english.ts';
import type { Wording } from '../../messages/phrase.ts';
import type { Harm } from './harm.ts';

export type Severity = 'high' | 'medium' | 'low';

/** One thing wrong or risky in a row. */
export interface Finding {
  /** The detector that found it, such as `secrets`. */
  detector: string;
  harm: Harm;
  severity: Severity;
  /** The line in the data file, counted from 1; absent when the finding is about the whole file. */
  line?: number;
  /** The message in the row, counted from 0. */
  message?: number;
  /**
   * The text that it stands in, where that is not what the message says: `tool_calls[0].function.arguments` of the
   * message, or `tools[1].function.description` of the row.
   */
  field?: string;
  /** The part of that text that it is about: `start` and `end` in UTF-16 units, `end` not included. */
  span?: { start: number; end: number };
  /** What shows it: a short excerpt or a figure. Never a whole secret. */
  evidence?: string;
  /** How strongly it shows, 0 to 1; ranks the findings of one detector. */
  score?: number;
  /** What the span may be replaced with, where that mends it: a secret masked, for one. */
  replacement?: string;
  /** For trigger phrases: the phrase, with which an audit should ask too. */
  phrase?: string;
  /** For trigger phrases: where in the message it stands. */
  place?: 'start' | 'end' | 'inside';
  /** An earlier row that it is held against, as `line` names it. */
  earlier?: number;
  /** What is wrong, in English. */
  reason: string;
  /** What to do about it. */
  remedy: string;
  /** Of which message these are the English words, so that people are told in their language. */
  wording?: Wording<keyof Messages['findings']>;
}
