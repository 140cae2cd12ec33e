import type { Conversation, Message } from '../../data/conversations/conversation.ts';

/** A conversation with its system and developer messages apart, for vendors that take them in a field of their own. */
export function splitSystem({ messages }: Conversation): { system: string | undefined; turns: Message[] } {
  const isSystem = ({ role }: Message): boolean => role === 'system' || role === 'developer';
  const system = messages.filter(isSystem).map(({ content }) => content);
  return {
    system: system.length === 0 ? undefined : system.join('\n\n'),
    turns: messages.filter((message) => !isSystem(message)),
  };
}
