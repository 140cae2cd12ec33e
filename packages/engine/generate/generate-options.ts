import type { ModelName } from './load-model.ts';

export interface GenerateOptions extends ModelName {
  /** Tokenised prompts. */
  prompts: readonly (readonly number[])[];
  /** The most tokens an answer may have. */
  maximumTokens: number;
  /** Tokens that end an answer; they are not part of it. Default: the model's end tokens. */
  stopTokens?: readonly number[];
  /** 0 (the default) takes the likeliest token each time. */
  temperature?: number;
  /** Nucleus sampling (Holtzman et al. 2019): sample among the likeliest tokens that hold this much probability. */
  topP?: number;
  /** Fixes sampling, for each prompt by itself, whatever else is in the batch. Default 0. */
  seed?: number;
  /** So many of the likeliest tokens are told at each place of an answer. Default 0. */
  alternatives?: number;
  /** Prompts decoded side by side. */
  batchSize?: number;
  signal?: AbortSignal;
}

/** A token that might stand at a place of an answer. */
export interface Alternative {
  token: number;
  /** At temperature 1, in nats. */
  logProbability: number;
}

/** One more token of a prompt's answer, as soon as it is chosen. */
export interface GeneratedToken {
  /** The prompt's place in `prompts`. */
  index: number;
  token: number;
  /** At temperature 1, in nats. */
  logProbability: number;
  /** The likeliest tokens at its place, the likeliest first; where they were asked for. */
  alternatives?: Alternative[];
}

/** One prompt's answer. */
export interface GeneratedAnswer {
  /** The prompt's place in `prompts`. */
  index: number;
  tokens: number[];
  /** Natural logarithm of the probability of each token, at temperature 1. */
  logProbabilities: number[];
  /** The likeliest tokens at the place of each token, the likeliest first; where they were asked for. */
  alternatives?: Alternative[][];
  finish: 'stop' | 'length';
}

export interface ScoreOptions extends ModelName {
  /** Pairs whose answer's log-probability is wanted. */
  pairs: readonly { prompt: readonly number[]; answer: readonly number[] }[];
  batchSize?: number;
  signal?: AbortSignal;
}

/** Log-probabilities of one given answer, token by token, in nats. */
export interface AnswerScore {
  index: number;
  logProbabilities: number[];
}
