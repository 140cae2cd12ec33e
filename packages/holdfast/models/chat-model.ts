import type { Conversation } from '../data/conversations/conversation.ts';

export interface TokenUsage {
  input: number;
  /** All tokens written, those of reasoning included. */
  output: number;
  /** How many of `output` were reasoning, where the model tells. */
  reasoning?: number;
}

/**
 * How an answer came to an end. `stop`: the model had said all. `length`: it was cut at the longest length allowed.
 * `refusal`: the provider marks the answer as the model's refusal. `filter`: the provider's content filter withheld the
 * answer, or did not let the model see the prompt. On a harmful prompt these two are refusals, whatever the text.
 * `rejected`: the endpoint did not take the prompt, such as too long a one, and said why; only where that was asked for.
 */
export type Finish = 'stop' | 'length' | 'refusal' | 'filter' | 'rejected';

/** One token of an answer, and what else might have stood there. */
export interface AnswerToken {
  text: string;
  /** At temperature 1, in nats. */
  logProbability: number;
  /** The likeliest tokens there, the likeliest first. */
  alternatives: readonly { text: string; logProbability: number }[];
}

/** What a chat model said, and how it came to an end. */
export interface Answer {
  /** What the user would read; empty where a filter withheld it. */
  text: string;
  finish: Finish;
  usage: TokenUsage;
  /** What a reasoning model wrote before it answered, where it shows that. It is no part of the answer. */
  reasoning?: string;
  /** The answer's tokens; where they were asked for and the model tells them. */
  tokens?: readonly AnswerToken[];
  /** Why the endpoint did not take the prompt, where `finish` is `rejected`. */
  rejected?: string;
}

/** A piece of an answer that is still being written: what it adds to the text, and the tokens that make it up. */
export interface AnswerPart {
  text: string;
  /** Where they were asked for. */
  tokens?: readonly AnswerToken[];
  /** Of the answer so far. */
  usage: TokenUsage;
}

export interface AnswerOptions {
  /** Longest answer in tokens; a reasoning model's reasoning does not count. */
  maximumTokens?: number;
  /** Default 0: the likeliest answer. */
  temperature?: number;
  seed?: number;
  /** Asks for the answer's tokens, each with so many alternatives; models that run here tell them. */
  alternatives?: number;
  /**
   * A JSON schema that the answer should keep to. Hosted models are asked for it; others answer freely, so whoever sets
   * it still has to check what comes back.
   */
  responseSchema?: { name: string; schema: Record<string, unknown> };
  /**
   * What becomes of a prompt that an endpoint does not take, while it takes others: an error (default), or an answer that
   * says so. An endpoint that takes none is an error either way.
   */
  onRejected?: 'throw' | 'answer';
  signal?: AbortSignal;
}

/** A given answer whose probability is asked for: the conversation ends before it. */
export interface GivenAnswer {
  conversation: Conversation;
  answer: string;
}

/** The log-probability of each token of a given answer, in nats; one stands for its opening where no more is told. */
export interface ScoredAnswer {
  logProbabilities: readonly number[];
  /** The numbers of the answer's tokens, and how many tokens come before them, where the model tells. */
  tokens?: readonly number[];
  tokensBefore?: number;
}

/** Anything that answers messages. */
export interface ChatModel {
  /** As the user named it. */
  readonly name: string;
  /** Changes when the weights or the settings that shape answers change; keys what has been answered already. */
  readonly fingerprint: string;
  /**
   * Whether an answer can be begun for it: a conversation that ends with an assistant's message is gone on with, and the
   * answer's text opens with it. Of other models, what comes of such a conversation is undefined.
   */
  readonly prefills?: boolean;
  /** Whether its vocabulary writes most of a conversation, where that can be told; what it does not write it does not see. */
  reads?(conversation: Conversation): boolean;
  /**
   * Answers each conversation, in whatever order answers are ready; `index` is the conversation's place.
   * Throws HoldfastError `model-failed` when the model cannot answer.
   */
  answer(
    conversations: readonly Conversation[],
    options?: AnswerOptions,
  ): AsyncIterable<{ index: number; answer: Answer }>;
  /**
   * The same, and meanwhile each answer part by part, as it is written; the parts of an answer make up its text. Absent where
   * a model gives answers whole.
   */
  stream?(
    conversations: readonly Conversation[],
    options?: AnswerOptions,
  ): AsyncIterable<{ index: number; part: AnswerPart } | { index: number; answer: Answer }>;
  /**
   * How likely the model finds given answers, in whatever order they are ready. Absent where a model does not tell.
   * Throws HoldfastError `bad-data`, `model-failed`, and `not-offered` for an endpoint that turns out not to tell.
   */
  score?(
    pairs: readonly GivenAnswer[],
    options?: { signal?: AbortSignal },
  ): AsyncIterable<{ index: number } & ScoredAnswer>;
  close(): Promise<void>;
}
