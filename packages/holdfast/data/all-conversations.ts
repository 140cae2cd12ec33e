import type { Conversation } from './conversations/conversation.ts';
import { readConversations } from './read-conversations.ts';

/** All conversations of a data file, in memory at once. Throws HoldfastError as `readConversations` does. */
export async function allConversations(
  path: string,
  { signal }: { signal?: AbortSignal | undefined } = {},
): Promise<Conversation[]> {
  const conversations: Conversation[] = [];
  for await (const { conversation } of readConversations(path, signal ? { signal } : {})) {
    conversations.push(conversation);
  }
  return conversations;
}
