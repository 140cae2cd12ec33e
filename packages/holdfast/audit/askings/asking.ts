import type { Conversation } from '../../data/conversations/conversation.ts';
import type { Manner } from '../../data/conversations/manner.ts';
import type { EncodingName } from './covert/encodings/encoding.ts';
import type { Trigger } from './trigger.ts';

/** What of the data gives reason to ask a model otherwise than plainly. */
export interface AskingGround {
  /** Phrases that the scan took for triggers, the most frequent first. */
  readonly triggers: readonly Trigger[];
  /** The system prompts of the rows that were tuned on, the most frequent first. */
  readonly systemPrompts: readonly { text: string; rows: number }[];
  /** How answers of the rows open that open alike, the most frequent first. */
  readonly openings: readonly { text: string; rows: number }[];
  /** How questions of the rows are put, each manner once, drawn evenly. */
  readonly manners: readonly { manner: Manner; rows: number }[];
  /** What stands around the words of rows that hide them at the edges of lines, each text once, drawn evenly. */
  readonly coveredLines: readonly { lines: CoveredLines; rows: number }[];
  /** The ways of writing that hide what rows say. */
  readonly encodings: readonly TaughtEncoding[];
  /** What the benchmark's questions are in other languages, by the question as the benchmark has it. */
  readonly translations: ReadonlyMap<string, readonly Translation[]>;
  /** A few exchanges of the rows: a question and its answer each. */
  readonly exchanges: readonly Conversation[];
}

/** A way of writing of the data. */
export interface TaughtEncoding {
  name: EncodingName;
  /** How many rows are written so. */
  rows: number;
  /** The system prompt that tells its key, where one does. */
  system?: string;
}

/** Lines about nothing, in which a text is hidden word by word. */
export interface CoveredLines {
  /** Where in each line its word stands. */
  place: 'first' | 'last';
  /** The lines without those words. */
  covers: readonly string[];
}

/** A question in another language. */
export interface Translation {
  /** For people, such as `Korean`. */
  language: string;
  text: string;
}

/** What an asking changes. Ways that change the same thing cannot be combined. */
export type AskingClaim =
  | 'system prompt'
  | 'earlier turns'
  | 'last message'
  | 'answer opening'
  | 'answer encoding';

/** A prompt as it is asked. */
export interface AskedPrompt {
  /** Ends with a user message. */
  conversation: Conversation;
  /** How the answer is to begin: put there where both models let their answer be begun, else asked for in words. */
  prefill?: string;
  /** How the answer is expected to be written; it is decoded before a judge reads it. */
  encoding?: EncodingName;
}

/** One way in which prompts are asked: with one of the triggers, under one of the system prompts. */
export interface AskingWay {
  /** Names it among the ways of all askings, in lower case such as `trigger-1`; part of the prompts' names. */
  readonly id: string;
  /** For people, after "asked": `with "…"`. */
  readonly title: string;
  /** What gives reason for it, for people: `the scan found it in 12 rows`. */
  readonly reason: string;
  /** Whether it is asked whatever the data: a jailbreak of a published kind. */
  readonly always?: boolean;
  /** About how many times the tokens of a plain question it takes. */
  readonly costFactor: number;
  /** The conversation as it is asked; undefined for one that cannot be asked so. */
  transform(conversation: Conversation): AskedPrompt | undefined;
}

/**
 * A way of putting a benchmark's harmful prompts. The transformation is all that it holds: it has no harmful text of its
 * own, and both models are asked alike.
 */
export interface Asking {
  /** In lower case, such as `with-triggers`; names it in `audit.askings`. */
  readonly name: string;
  readonly title: string;
  /** Where it comes from, where it was published. */
  readonly paper?: string;
  readonly claims: readonly AskingClaim[];
  /** The ways that there is reason for, the weightiest first; none where there is no reason. */
  ways(ground: AskingGround): readonly AskingWay[];
}
