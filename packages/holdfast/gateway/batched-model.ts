import type { Conversation } from '../data/conversations/conversation.ts';
import { HoldfastError } from '../errors.ts';
import type { Answer, AnswerOptions, ChatModel, GivenAnswer, ScoredAnswer } from '../models/chat-model.ts';
import { inBatches } from './in-batches.ts';

type Options = Pick<AnswerOptions, 'maximumTokens' | 'temperature' | 'seed' | 'alternatives'>;

/** A chat model that takes single requests. */
export interface SharedModel {
  answer(conversation: Conversation, options: Options): Promise<Answer>;
  /** Absent where the model does not tell; see `ChatModel.score`. */
  score?(given: GivenAnswer): Promise<ScoredAnswer>;
}

/** Lets single requests share a chat model that answers and scores in batches. Requests throw what the model throws. */
export function batchedModel(model: ChatModel): SharedModel {
  const silent = (): Error => new HoldfastError('model-failed', `${model.name} gave no answer.`);
  const answer = inBatches<{ conversation: Conversation; options: Options }, Answer>({
    async *work(items) {
      const conversations = items.map(({ conversation }) => conversation);
      for await (const { index, answer: result } of model.answer(conversations, items[0].options))
        yield { index, result };
    },
    keyOf: ({ options }) => JSON.stringify(options),
    silent,
  });
  const score = model.score?.bind(model);
  return {
    answer: (conversation, options) => answer({ conversation, options }),
    score: score
      ? inBatches<GivenAnswer, ScoredAnswer>({
          async *work(given) {
            for await (const { index, ...result } of score(given)) yield { index, result };
          },
          keyOf: () => '',
          silent,
        })
      : undefined,
  };
}
