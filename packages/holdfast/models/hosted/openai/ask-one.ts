import type { Conversation } from '../../../data/conversations/conversation.ts';

/** Sends a chat completion request with these parameters beside the model; one token is answered. */
export type AskOne = (conversation: Conversation, parameters?: Record<string, unknown>) => Promise<unknown>;
