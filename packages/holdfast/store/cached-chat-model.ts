import type { ChatModel } from '../models/chat-model.ts';
import type { ResponseCache } from './response-cache.ts';

/**
 * A chat model that is never asked the same twice: answers come from the cache where it has them, and go into it as soon as
 * they come, so that what was stopped or killed goes on where it was.
 */
export function cachedChatModel(model: ChatModel, cache: ResponseCache): ChatModel {
  return {
    ...model,
    async *answer(conversations, options = {}) {
      const { maximumTokens = 0, temperature = 0, seed = 0 } = options;
      const question = (index: number) => ({
        model: model.fingerprint,
        conversation: conversations[index],
        ...{ maximumTokens, temperature, repetition: seed },
      });
      const open: number[] = [];
      for (const index of conversations.keys()) {
        const answer = cache.find(question(index));
        if (answer) yield { index, answer };
        else open.push(index);
      }
      if (open.length === 0) return;
      const asked = open.map((place) => conversations[place]);
      for await (const { index, answer } of model.answer(asked, options)) {
        await cache.add([{ question: question(open[index]), answer }]);
        yield { index: open[index], answer };
      }
    },
  };
}
