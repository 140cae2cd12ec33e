import type { Conversation, Message } from './conversation.ts';

/** A message's text, what is thought before it, and its calls after it, as `weather({"city": "Seoul"})`. */
export function textWithCalls({ content, reasoning = '', toolCalls = [] }: Message): string {
  const calls = toolCalls.flatMap(({ name, arguments: given, isContent }) =>
    isContent ? [] : [`${name}(${given})`],
  );
  return [reasoning, content, ...calls].filter((text) => text.trim() !== '').join('\n');
}

/**
 * A conversation of plain messages, for models that take no tools: calls are written out, what tools answer stands in the
 * assistant's turn that asked for it, and turns of the assistant that follow each other are one. Weights are left out.
 */
export function asText({ messages }: Conversation): Conversation {
  const turns: Message[] = [];
  for (const message of messages) {
    const role = message.role === 'tool' ? 'assistant' : message.role;
    const content = textWithCalls(message);
    const { name, parts } = message;
    if (content === '' && !parts) continue;
    const last = turns.at(-1);
    if (last?.role === 'assistant' && role === 'assistant') last.content += `\n\n${content}`;
    else turns.push({ role, content, name, parts });
  }
  return { messages: turns };
}
