import type { Meeting } from '@holdfast/engine';
import type { Conversation } from '../../data/conversations/conversation.ts';

/**
 * What changes how a tune learns, beside its data and its settings. Every part may be left out. Only tuners that train
 * on this machine can heed it.
 */
export interface TuneShaping {
  /** Holds the predictions of the first tokens of each answer close to the base model's. */
  closeness?: {
    /** How much the mean divergence counts beside the loss. */
    weight: number;
    /** Of each answer. */
    tokens: number;
  };
  /** Strengths of the constrained cross-entropy: of an answer's first token, of those up to `until`, of all others. */
  constraint?: { first: number; early: number; until: number; rest: number };
  /** Conversations that take part beside the data. */
  companions?: {
    conversations: readonly Conversation[];
    /** Conversations a step. */
    batchSize: number;
    meeting: Meeting;
    /** `learn` their answers, or `keep` what the base model predicts over the whole of them. Default `learn`. */
    how?: 'learn' | 'keep';
  };
  /** Layers, counted from 0, that do not learn. */
  frozenLayers?: readonly number[];
  /** Pulls the weights to those of the base model. */
  proximity?: number;
  /** Moves the rows after each layer uphill while gradients are taken. */
  nudge?: number;
}

/** Given answers whose probability is followed while a tune goes on. */
export interface TuneWatch {
  everySteps: number;
  pairs: readonly { conversation: Conversation; answer: string }[];
  /** A folder for the models of those steps. Default: they are not kept. */
  snapshots?: string;
}
