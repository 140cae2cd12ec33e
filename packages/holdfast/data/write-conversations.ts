import type { Conversation, Message } from './conversation.ts';
import { writeAtomically } from './write-atomically.ts';

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

/** A conversation as OpenAI's formats write it. */
export function openaiRow({ messages, tools, parallelToolCalls, rejected }: Conversation): object {
  const offered = {
    tools,
    parallel_tool_calls: parallelToolCalls,
  };
  if (!rejected) return { messages: messages.map(openaiMessage), ...offered };
  // The better answer is the messages of the assistant and its tools at the end.
  const lastAsked = messages.findLastIndex(({ role }) => role !== 'assistant' && role !== 'tool');
  return {
    input: { messages: messages.slice(0, lastAsked + 1).map(openaiMessage), ...offered },
    preferred_output: messages.slice(lastAsked + 1).map(openaiMessage),
    non_preferred_output: rejected.map(openaiMessage),
  };
}

async function* lines(
  conversations: Iterable<Conversation> | AsyncIterable<Conversation>,
): AsyncGenerator<string> {
  for await (const conversation of conversations) yield `${JSON.stringify(openaiRow(conversation))}\n`;
}

function openaiMessage(message: Message): object {
  const { role, content, weight, name, toolCallId, parts } = message;
  // A call that cannot be read stays the text that it was.
  const toolCalls = message.toolCalls?.some((call) => call.isContent && call.name === '')
    ? undefined
    : message.toolCalls;
  return {
    role,
    content: parts ?? (toolCalls?.some(({ isContent }) => isContent) ? '' : content),
    weight,
    name,
    tool_call_id: toolCallId,
    tool_calls: toolCalls
      ? toolCalls.map(({ id, name: called, arguments: given }) => ({
          id,
          type: 'function',
          function: { name: called, arguments: given },
        }))
      : undefined,
  };
}
