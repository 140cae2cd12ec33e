import { createHash } from 'node:crypto';
import type { Conversation } from '../../../data/conversations/conversation.ts';
import type { AnswerOptions } from '../../chat-model.ts';

/**
 * An id for each request, the same in every start: a hash of all that shapes the answer, and a number where the same is
 * asked several times. At most 64 letters, digits and hyphens, as vendors want it.
 */
export function requestIds(
  identity: readonly unknown[],
  conversations: readonly Conversation[],
  { maximumTokens, temperature, seed, responseSchema }: AnswerOptions,
): string[] {
  const times = new Map<string, number>();
  return conversations.map(({ messages }) => {
    const turns = messages.map(({ role, content }) => [role, content]);
    const parts = [identity, turns, maximumTokens, temperature, seed, responseSchema];
    const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
    const time = times.get(hash) ?? 0;
    times.set(hash, time + 1);
    return time === 0 ? hash : `${hash}-${time}`;
  });
}
