import type { Conversation } from '../../data/conversations/conversation.ts';

/** What detectors need of a chat model; every chat model has it. */
export interface AskedModel {
  readonly name: string;
  /** Whether it sees most of a conversation's words, where that can be told. */
  reads?(conversation: Conversation): boolean;
  answer(
    conversations: readonly Conversation[],
    options?: { maximumTokens?: number; temperature?: number; signal?: AbortSignal },
  ): AsyncIterable<{ index: number; answer: { text: string; finish: string } }>;
  score?(
    pairs: readonly { conversation: Conversation; answer: string }[],
    options?: { signal?: AbortSignal },
  ): AsyncIterable<{ index: number; logProbabilities: readonly number[] }>;
}

/** What a moderation endpoint or a guard model says of a conversation. */
export interface Moderation {
  flagged: boolean;
  /** What it falls under, in the words of whoever judged. */
  categories: readonly string[];
  /** How sure, 0 to 1, where that is told. */
  score?: number;
}

/** Anything that judges conversations by its own policy. */
export interface Moderator {
  readonly name: string;
  /** Judges each conversation, in whatever order judgements are ready. Throws HoldfastError. */
  moderate(
    conversations: readonly Conversation[],
    options?: { signal?: AbortSignal },
  ): AsyncIterable<{ index: number; moderation: Moderation }>;
}
