import type { Conversation } from '../../data/conversations/conversation.ts';
import type { Moderation, Moderator } from '../../scan/asked-model/asked-model.ts';
import { askOnce } from './ask-once.ts';
import { keptValue, type Question, type ResponseCache, valueIn } from './response-cache.ts';

/** A moderator that is never asked the same twice: what it said is kept in the cache as soon as it is said. */
export function cachedModerator(moderator: Moderator, cache: ResponseCache): Moderator {
  const question = (conversation: Conversation): Question => ({
    model: `moderator ${moderator.name}`,
    conversation,
    maximumTokens: 0,
    temperature: 0,
    repetition: 0,
  });
  return {
    name: moderator.name,
    async *moderate(conversations, options = {}) {
      const said = askOnce<Conversation, Moderation>(conversations, {
        find: (conversation) => valueIn<Moderation>(cache.find(question(conversation))),
        async *ask(open) {
          for await (const { index, moderation } of moderator.moderate(open, options))
            yield { index, result: moderation };
        },
        keep: (conversation, moderation) =>
          cache.add([{ question: question(conversation), answer: keptValue(moderation) }]),
      });
      for await (const { index, result } of said) yield { index, moderation: result };
    },
  };
}
