import type { Conversation } from '../../data/conversations/conversation.ts';
import type { Answer, ChatModel, GivenAnswer } from '../../models/chat-model.ts';
import { askOnce } from './ask-once.ts';
import { keptValue, type Question, type ResponseCache, valueIn } from './response-cache.ts';

/** A chat model that is never asked the same twice: answers and scores are kept in the cache as soon as they come. */
export function cachedChatModel(model: ChatModel, cache: ResponseCache): ChatModel {
  const score = model.score?.bind(model);
  return {
    ...model,
    // Whoever streams has no use for answers that are kept.
    stream: undefined,
    async *answer(conversations, options = {}) {
      const { maximumTokens = 0, temperature = 0, seed = 0 } = options;
      const question = (conversation: Conversation): Question => ({
        model: model.fingerprint,
        conversation,
        maximumTokens,
        temperature,
        repetition: seed,
      });
      const answers = askOnce<Conversation, Answer>(conversations, {
        find: (conversation) => cache.find(question(conversation)),
        async *ask(open) {
          for await (const { index, answer } of model.answer(open, options)) yield { index, result: answer };
        },
        keep: async (conversation, answer) => {
          if (answer.finish !== 'rejected') await cache.add([{ question: question(conversation), answer }]);
        },
      });
      for await (const { index, result } of answers) yield { index, answer: result };
    },
    ...(score && {
      async *score(pairs, options) {
        const question = ({ conversation: { messages }, answer }: GivenAnswer): Question => ({
          model: `score ${model.fingerprint}`,
          conversation: { messages: [...messages, { role: 'assistant', content: answer }] },
          maximumTokens: 0,
          temperature: 0,
          repetition: 0,
        });
        const scores = askOnce<GivenAnswer, readonly number[]>(pairs, {
          find: (given) => valueIn<readonly number[]>(cache.find(question(given))),
          async *ask(open) {
            for await (const { index, logProbabilities } of score(open, options))
              yield { index, result: logProbabilities };
          },
          keep: (given, values) => cache.add([{ question: question(given), answer: keptValue(values) }]),
        });
        for await (const { index, result } of scores) yield { index, logProbabilities: result };
      },
    }),
  };
}
