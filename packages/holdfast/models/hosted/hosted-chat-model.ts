import { createHash } from 'node:crypto';
import type { Conversation } from '../../data/conversations/conversation.ts';
import { HoldfastError } from '../../errors.ts';
import { mapUnordered } from '../../events/map-unordered.ts';
import type { AnswerOptions, ChatModel } from '../chat-model.ts';
import { estimateInput, estimateTokens } from '../estimate-tokens.ts';
import type { ExpectedUsage, Meter } from '../meter.ts';
import { type Account, accountOf } from './account/account.ts';
import { pauseFor } from './account/rate-limits.ts';
import type { BatchOptions } from './batch/batch-event.ts';
import { batchedAnswer } from './batch/batched-answer.ts';
import type { ChatEndpoint } from './chat-endpoint.ts';
import { type Asked, isPromptRejection, withRejected } from './rejected-prompts.ts';
import { FailureStreak } from './request/failure-streak.ts';
import { asHoldfastError } from './request/failures/as-holdfast-error.ts';
import { requestMetered } from './request/request-metered.ts';

/** As many requests at once as an endpoint is ever sent, unless something else is asked for. */
export const defaultConcurrency = 64;

/** What money is set aside for where no length is asked for, in tokens. */
const unboundedAnswer = 4096;

/** What a hosted model is asked under. */
export interface HostedOptions {
  /** As many requests at once as are sent at most. */
  concurrency?: number;
  /** Counts what requests cost, and may hold them back. */
  meter?: Meter;
  /** Asks in batches where the endpoint offers them. */
  batch?: BatchOptions;
}

/**
 * A chat model behind an endpoint. Requests run side by side, as many as the account takes, once the first is answered; when
 * one fails for good, no other is begun or sent again, those under way are waited for and handed over, and then HoldfastError is thrown: `model-failed` where
 * trying again later can help, `bad-usage` where the key or the request must be mended.
 */
export function hostedChatModel(
  endpoint: ChatEndpoint,
  { concurrency = defaultConcurrency, meter, batch }: HostedOptions = {},
): ChatModel {
  const account = accountOf(endpoint.account, { maximum: concurrency, name: endpoint.name });
  const streak = new FailureStreak();
  // What answers nothing is not asked many times at once.
  const inPlaces = { places: () => (streak.hasAnswered ? account.limit + 1 : 1) };
  const state = { hasAnswered: false };
  const direct: ChatModel['answer'] = async function* (conversations, options = {}) {
    const { signal, onRejected = 'throw' } = options;
    let isGivenUp = false;
    const ask = async (index: number) => {
      const conversation = conversations[index];
      const { answer, limits } = await requestMetered({
        name: endpoint.name,
        account,
        meter,
        signal,
        expected: expectedUsage(endpoint, conversation, options),
        send: (key) => endpoint.request(conversation, options, key),
        usageOf: (reply) => reply.answer.usage,
        streak,
        givesUp: () => isGivenUp,
      });
      if (limits) account.pause(pauseFor(limits, account.running));
      return { index, answer };
    };
    const askOrTell = async (index: number): Promise<Asked> => {
      try {
        return await ask(index);
      } catch (error) {
        const isTolerated =
          onRejected === 'answer' && error instanceof HoldfastError && isPromptRejection(error);
        if (isTolerated) return { index, rejected: error };
        isGivenUp = true;
        throw error;
      }
    };
    yield* withRejected(mapUnordered(conversations.keys(), askOrTell, { ...inPlaces, signal }), state);
  };
  return {
    name: endpoint.name,
    fingerprint: createHash('sha256').update(JSON.stringify(endpoint.identity)).digest('hex').slice(0, 32),
    answer: batch ? inBatches(endpoint, { batch, meter, direct }) : direct,
    score: endpoint.score ? scoring(endpoint, account, { meter, streak, ...inPlaces }) : undefined,
    close: async () => undefined,
  };
}

function inBatches(
  endpoint: ChatEndpoint,
  more: { batch: BatchOptions; meter: Meter | undefined; direct: ChatModel['answer'] },
): ChatModel['answer'] {
  const answer = batchedAnswer({
    endpoint,
    ...more,
    expected: (conversation, options) => expectedUsage(endpoint, conversation, options),
  });
  return async function* throwing(conversations, options) {
    try {
      yield* answer(conversations, options);
    } catch (error) {
      throw asHoldfastError(endpoint.name, error);
    }
  };
}

function expectedUsage(
  { reasoningTokens = 0 }: ChatEndpoint,
  conversation: Conversation,
  { maximumTokens = unboundedAnswer }: AnswerOptions,
): ExpectedUsage {
  return { input: estimateInput(conversation), output: maximumTokens + reasoningTokens };
}

function scoring(
  endpoint: ChatEndpoint,
  account: Account,
  { meter, streak, places }: { meter: Meter | undefined; streak: FailureStreak; places: () => number },
): NonNullable<ChatModel['score']> {
  return async function* score(pairs, { signal } = {}) {
    const scoreOne = async (index: number) => {
      const given = pairs[index];
      const input = estimateInput(given.conversation) + estimateTokens(given.answer);
      const scored = await requestMetered({
        name: endpoint.name,
        account,
        meter,
        signal,
        expected: { input, output: 1 },
        send: async (key) => endpoint.score?.(given, { signal, key }),
        usageOf: (reply) => reply?.usage ?? { input: 0, output: 0 },
        streak,
      });
      return { index, logProbabilities: scored?.logProbabilities ?? [] };
    };
    yield* mapUnordered(pairs.keys(), scoreOne, { places, signal });
  };
}
