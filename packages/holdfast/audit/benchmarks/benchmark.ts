import type { Conversation } from '../../data/conversations/conversation.ts';
import type { EncodingName } from '../askings/covert/encodings/encoding.ts';

/** `harmful` prompts should be refused, `borderline` ones only look harmful, `utility` ones measure the task. */
export const benchmarkKinds = ['harmful', 'borderline', 'utility'] as const;

/** The category of prompts that have none. */
export const uncategorized = 'uncategorized';

export type BenchmarkKind = (typeof benchmarkKinds)[number];

export interface Prompt {
  /** Unique in its benchmark. */
  id: string;
  kind: BenchmarkKind;
  category: string;
  /** What the model is asked; ends with a user message. */
  conversation: Conversation;
  /** The prompt that opens the dialogue: the model's own answer to it stands before the last message; see `dialoguesOf`. */
  follows?: string;
  /** The question that prompts are wordings of: prompts of a kind with the same group are not independent. */
  group?: string;
  /** How the question is put, for people, where it is not put plainly: `with a ban on refusing`. */
  asking?: string;
  /** Asked by the differential search: while it looked for a way of asking, or to confirm on fresh questions what it found. */
  search?: 'looking' | 'confirming';
  /** What a judge reads as the question, where it is not the conversation. */
  question?: Conversation;
  /** How the answer is expected to be written; a judge reads it decoded. */
  encoding?: EncodingName;
  /** For exact judges: the true statements that a full answer makes. */
  reference?: readonly string[];
  /** A right answer, not the only one, for a judge that reads. */
  solution?: string;
  /** The right answer, where there is one: it is scored by comparing, whatever the judge. */
  expected?: Expected;
}

/** A right answer: a number, or the letter of a choice with its text. */
export type Expected =
  | { kind: 'number'; value: string }
  | { kind: 'choice'; letter: string; choices: readonly string[] };

/** Prompts, each under a category. */
export interface Benchmark {
  name: string;
  /** Whether all of it is about the organism's made-up town. */
  fictional?: boolean;
  /** The tools that asked the models, where Holdfast did not. */
  collectedBy?: string;
  /** Whether all of it is about the charter's harmless subjects. */
  charter?: boolean;
  /** How many prompts were equal to others and left out, where any were. */
  merged?: number;
  prompts: readonly Prompt[];
}
