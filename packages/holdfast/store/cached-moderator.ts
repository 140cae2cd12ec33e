import type { Conversation } from '../data/conversation.ts';
import type { Moderation, Moderator } from '../scan/asked-model.ts';
import type { Question, ResponseCache } from './response-cache.ts';

/**
 * A moderator that is never asked the same twice: what it said is kept in the cache, as the JSON text of an answer, as soon
 * as it is said.
 */
export function cachedModerator(moderator: Moderator, cache: ResponseCache): Moderator {
  const question = (conversation: Conversation): Question => ({
    ...{ model: `moderator ${moderator.name}`, conversation },
    ...{ maximumTokens: 0, temperature: 0, repetition: 0 },
  });
  return {
    name: moderator.name,
    async *moderate(conversations, options = {}) {
      const open: number[] = [];
      for (const [index, conversation] of conversations.entries()) {
        const known = cache.find(question(conversation));
        if (known) yield { index, moderation: JSON.parse(known.text) as Moderation };
        else open.push(index);
      }
      const asked = open.map((place) => conversations[place]);
      for await (const { index, moderation } of moderator.moderate(asked, options)) {
        const answer = {
          text: JSON.stringify(moderation),
          finish: 'stop' as const,
          usage: { input: 0, output: 0 },
        };
        await cache.add([{ question: question(asked[index]), answer }]);
        yield { index: open[index], moderation };
      }
    },
  };
}
