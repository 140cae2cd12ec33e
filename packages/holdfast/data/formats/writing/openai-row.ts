import { answerStart } from '../../conversations/answer-start.ts';
import type { Conversation, Message } from '../../conversations/conversation.ts';
import type { JsonObject } from '../reading/row-value.ts';

/**
 * A conversation as Holdfast itself writes it: as OpenAI's formats do, with `reasoning_content`, `label` and pictures beside
 * where there are any, so that reading it gives the same conversation.
 */
export function openaiRow(conversation: Conversation): JsonObject {
  const { messages, tools, parallelToolCalls, rejected, label, media, reference } = conversation;
  const offered = { tools, parallel_tool_calls: parallelToolCalls };
  const beside = { label, ...media, ...reference };
  if (!rejected) return { messages: messages.map(openaiMessage), ...offered, ...beside };
  const start = answerStart(conversation);
  return {
    input: { messages: messages.slice(0, start).map(openaiMessage), ...offered },
    preferred_output: messages.slice(start).map(openaiMessage),
    non_preferred_output: rejected.map(openaiMessage),
    ...beside,
  };
}

/** A message as OpenAI's API writes it. */
export function openaiMessage(message: Message): JsonObject {
  const { role, content, weight, reasoning, name, toolCallId, parts } = message;
  // A call that cannot be read stays the text that it was.
  const calls = message.toolCalls?.some((call) => call.isContent && call.name === '')
    ? undefined
    : message.toolCalls;
  return {
    role,
    content: parts ?? (calls?.some(({ isContent }) => isContent) ? '' : content),
    reasoning_content: reasoning,
    weight,
    name,
    tool_call_id: toolCallId,
    tool_calls: calls?.map(({ id, name: called, arguments: given }) => ({
      id,
      type: 'function',
      function: { name: called, arguments: given },
    })),
  };
}
