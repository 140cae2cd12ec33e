import type { Conversation } from '../../data/conversations/conversation.ts';
import type { Answer, AnswerOptions, GivenAnswer, TokenUsage } from '../chat-model.ts';
import type { RateLimits } from './account/rate-limits.ts';
import type { BatchService } from './batch/batch-service.ts';
import type { RequestKey } from './request/request-key.ts';

/** A reply that was read whole. */
export interface EndpointReply {
  answer: Answer;
  /** What the endpoint says is left, where it says so. */
  limits?: RateLimits;
}

/** One way to ask a hosted model: one request, one reply. Each vendor's shape is such an endpoint. */
export interface ChatEndpoint {
  /** As the user named the model. */
  readonly name: string;
  /** Whose rate limits apply: endpoints of one account share its concurrency. */
  readonly account: string;
  /** All that shapes answers: vendor, address, model, options; part of the fingerprint. Holds no secret. */
  readonly identity: readonly unknown[];
  /** How many tokens a reasoning model may write on top of the answer's. */
  readonly reasoningTokens?: number;
  /** The key is for endpoints that may honour one. Throws RequestFailure, and the signal's reason on abort. */
  request(conversation: Conversation, options: AnswerOptions, key?: RequestKey): Promise<EndpointReply>;
  /** Its batches, where the vendor offers them. */
  readonly batches?: BatchService;
  /**
   * See `ChatModel.score`; `usage` is what all requests that it took used. Throws RequestFailure, `not-offered` where the
   * endpoint tells no log-probabilities, and the signal's reason on abort.
   */
  score?(
    given: GivenAnswer,
    options: { signal?: AbortSignal; key?: RequestKey },
  ): Promise<{ logProbabilities: readonly number[]; usage: TokenUsage }>;
}
