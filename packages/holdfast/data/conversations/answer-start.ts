import type { Conversation } from './conversation.ts';

/** Where the answer begins that a conversation ends with: after the last message that is neither its nor a tool's. */
export function answerStart({ messages, chosenFrom }: Conversation): number {
  return chosenFrom ?? messages.findLastIndex(({ role }) => role !== 'assistant' && role !== 'tool') + 1;
}
