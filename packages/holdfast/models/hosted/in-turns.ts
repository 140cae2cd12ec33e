import type { Conversation, Message } from '../../data/conversations/conversation.ts';
import { splitSystem } from './split-system.ts';

/**
 * A conversation for endpoints whose chat template knows nothing but a user and an assistant that take turns: what the system
 * says stands before what the user says first, and messages of one role that follow each other are one.
 */
export function inTurns(conversation: Conversation): Conversation {
  const { system, turns } = splitSystem(conversation);
  const messages: Message[] = [];
  for (const { role, content } of turns) {
    const last = messages.at(-1);
    if (last?.role === role) last.content += `\n\n${content}`;
    else messages.push({ role, content });
  }
  if (system === undefined) return { messages };
  if (messages[0]?.role !== 'user') return { messages: [{ role: 'user', content: system }, ...messages] };
  messages[0].content = `${system}\n\n${messages[0].content}`;
  return { messages };
}
