import type { Conversation } from '../../data/conversations/conversation.ts';
import { HoldfastError } from '../../errors.ts';
import type {
  Answer,
  AnswerOptions,
  AnswerPart,
  ChatModel,
  GivenAnswer,
  ScoredAnswer,
} from '../../models/chat-model.ts';
import { type BatchedRequest, inBatches } from './in-batches.ts';

/** How a served model is asked. */
export type SharedOptions = Pick<AnswerOptions, 'maximumTokens' | 'temperature' | 'seed' | 'alternatives'>;

/** A chat model that takes single requests. */
export interface SharedModel {
  readonly name: string;
  /** `onPart`: told of the parts of the answer as they are written; of a model that answers whole, of one part. */
  answer(
    conversation: Conversation,
    options: SharedOptions,
    request?: BatchedRequest<AnswerPart>,
  ): Promise<Answer>;
  /** Absent where the model does not tell; see `ChatModel.score`. */
  score?(given: GivenAnswer, request?: { signal?: AbortSignal }): Promise<ScoredAnswer>;
}

interface Item {
  conversation: Conversation;
  options: SharedOptions;
  /** Answers part by part take longer, so that only those who want them pay for it. */
  inParts: boolean;
  /** Which drawing a seeded request belongs to: a seed fixes an answer only where nothing else is in the batch. */
  alone: number;
}

/** Requests that may wait for one model. */
const mostWaiting = 1024;

/** Lets single requests share a chat model that answers and scores in batches. Requests throw what the model throws. */
export function batchedModel(model: ChatModel): SharedModel {
  const silent = (): Error => new HoldfastError('model-failed', `${model.name} gave no answer.`);
  let drawings = 0;
  const answer = inBatches<Item, AnswerPart, Answer>({
    async *work(items, signal) {
      const [{ options, inParts }] = items;
      const conversations = items.map(({ conversation }) => conversation);
      // Without a seed, every batch draws afresh.
      const streamOptions = { ...options, seed: options.seed ?? Math.floor(Math.random() * 2 ** 31), signal };
      if (inParts && model.stream) {
        for await (const event of model.stream(conversations, streamOptions)) {
          if ('part' in event) yield event;
          else yield { index: event.index, result: event.answer };
        }
        return;
      }
      for await (const { index, answer: result } of model.answer(conversations, streamOptions)) {
        const { text, tokens, usage } = result;
        if (inParts) yield { index, part: { text, tokens, usage } };
        yield { index, result };
      }
    },
    keyOf: ({ options, inParts, alone }) => JSON.stringify([options, inParts, alone]),
    silent,
    mostWaiting,
  });
  const score = model.score?.bind(model);
  const scoreShared = inBatches<GivenAnswer, never, ScoredAnswer>({
    async *work(given, signal) {
      for await (const { index, ...result } of score?.(given, { signal }) ?? []) yield { index, result };
    },
    keyOf: () => '',
    silent,
    mostWaiting,
  });
  return {
    name: model.name,
    answer(conversation, { seed, ...options }, request = {}) {
      const drawn = (options.temperature ?? 0) > 0;
      const fixed = drawn && seed !== undefined;
      return answer(
        {
          conversation,
          options: fixed ? { ...options, seed } : options,
          inParts: request.onPart !== undefined,
          alone: fixed ? ++drawings : 0,
        },
        request,
      );
    },
    score: score ? scoreShared : undefined,
  };
}
