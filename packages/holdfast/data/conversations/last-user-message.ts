import type { Conversation } from './conversation.ts';

/** The conversation with its last user message said otherwise. */
export function withLastUserMessage(
  conversation: Conversation,
  change: (content: string) => string,
): Conversation {
  const last = conversation.messages.findLastIndex(({ role }) => role === 'user');
  return {
    ...conversation,
    messages: conversation.messages.map((message, index) =>
      index === last ? { ...message, content: change(message.content) } : message,
    ),
  };
}

/** What the last user message of a conversation says. */
export function lastUserMessage({ messages }: Conversation): string {
  return messages.findLast(({ role }) => role === 'user')?.content ?? '';
}
