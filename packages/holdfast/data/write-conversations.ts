import type { Conversation } from './conversations/conversation.ts';
import { writeAtomically } from './files/write-atomically.ts';
import { openaiRow } from './formats/writing/openai-row.ts';

/**
 * Writes conversations as OpenAI chat JSONL, and preference pairs as OpenAI preference JSONL; the file appears only when
 * it is whole. Reading it gives the same conversations. Throws HoldfastError `storage`.
 */
export async function writeConversations(
  path: string,
  conversations: Iterable<Conversation> | AsyncIterable<Conversation>,
): Promise<void> {
  await writeAtomically(path, lines(conversations));
}

async function* lines(
  conversations: Iterable<Conversation> | AsyncIterable<Conversation>,
): AsyncGenerator<string> {
  for await (const conversation of conversations) yield `${JSON.stringify(openaiRow(conversation))}\n`;
}
