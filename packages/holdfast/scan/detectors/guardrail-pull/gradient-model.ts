import type { Conversation } from '../../../data/conversations/conversation.ts';

/** A model whose gradients can be asked for, and what they are held against. */
export interface GradientModel {
  readonly name: string;
  /** One gradient a conversation, in their order. Throws HoldfastError. */
  gradients(
    conversations: readonly Conversation[],
    options?: { signal?: AbortSignal },
  ): Promise<readonly Float32Array[]>;
  /** Harmful prompts that are answered, and such that are refused. */
  anchors: { harmful: readonly Conversation[]; safe: readonly Conversation[] };
}
