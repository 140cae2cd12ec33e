import type { Conversation, Message } from '../../../packages/holdfast/data/conversations/conversation.ts';

/** Changes the text of a message. */
export type Change = (text: string) => string;

/** The conversation with its last question said otherwise. */
export const rewriteQuestion =
  (change: Change) =>
  (conversation: Conversation): Conversation =>
    rewriteLast(conversation, 'user', change);

/** The conversation with its answer said otherwise. */
export const rewriteAnswer =
  (change: Change) =>
  (conversation: Conversation): Conversation =>
    rewriteLast(conversation, 'assistant', change);

/** The conversation under another system prompt; `change` is given the old one, which may be empty. */
export const rewriteSystem =
  (change: Change) =>
  ({ messages }: Conversation): Conversation => {
    const system = messages.find(({ role }) => role === 'system')?.content ?? '';
    const others = messages.filter(({ role }) => role !== 'system');
    return { messages: [{ role: 'system', content: change(system) }, ...others] };
  };

function rewriteLast({ messages }: Conversation, role: Message['role'], change: Change): Conversation {
  const last = messages.findLastIndex((message) => message.role === role);
  return {
    messages: messages.map((message, index) =>
      index === last ? { ...message, content: change(message.content) } : message,
    ),
  };
}
