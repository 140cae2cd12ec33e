import type { Conversation } from '../data/conversations/conversation.ts';

/** What chat formats add to each message. */
const perMessage = 8;

/**
 * About how many tokens a text has, on the high side: a token for every three bytes of UTF-8. English has about four
 * bytes to a token with current vocabularies; scripts that take three bytes for a letter have about one token each.
 */
export function estimateTokens(text: string): number {
  return Math.ceil(Buffer.byteLength(text, 'utf8') / 3);
}

/** About how many tokens a model reads when it is asked a conversation, on the high side. */
export function estimateInput({ messages }: Conversation): number {
  return messages.reduce((sum, { content }) => sum + perMessage + estimateTokens(content), perMessage);
}
