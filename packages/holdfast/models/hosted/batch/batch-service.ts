import type { Conversation } from '../../../data/conversations/conversation.ts';
import type { Answer, AnswerOptions } from '../../chat-model.ts';
import type { RequestFailure } from '../request/failures/request-failure.ts';

/** What a service says of a batch. */
export interface ServiceBatch {
  id: string;
  /** The service's own word: an open set. */
  status: string;
  outcome: BatchOutcome;
  /** Requests that are dealt with, well or badly; 0 of 0 where the service does not tell. */
  done: number;
  total: number;
  /** Files with results, where the service keeps them in files. */
  files: readonly string[];
  /** Why it failed as a whole. */
  error?: string;
}

/**
 * `ended`: all that it will ever answer is there, which after an expiry is not all that was asked. `cancelled`: likewise,
 * by somebody's wish. `failed`: nothing was carried out. Whatever is not known to be an end is `pending`.
 */
export type BatchOutcome = 'pending' | 'ended' | 'cancelled' | 'failed';

/** What came of one request of a batch. */
export type BatchResult =
  | { id: string; answer: Answer; failure?: undefined }
  | { id: string; failure: RequestFailure; answer?: undefined };

/** What a batch is made of. */
export interface BatchWish {
  /** 12 hexadecimal digits, drawn for this batch alone, by which it and its file are found again. */
  key: string;
  /** The service's id of the uploaded file, where it takes files. */
  file?: string;
  /** The requests as `line` writes them; undefined when they are in the file. */
  lines?: readonly string[];
  /** The requests' ids, in order. */
  requests: readonly string[];
  /** When the batch was first asked for, in milliseconds since 1970. */
  since: number;
}

/**
 * A vendor's endpoint for batches of chat requests: bodies are the same and replies are read by the same code as those of
 * direct requests. All but `upload` and `create` may be called again without harm. Methods throw RequestFailure, and the
 * signal's reason on abort.
 */
export interface BatchService {
  /** The vendor, or the address, as a person knows it. */
  readonly name: string;
  /** The most that one batch takes. */
  readonly limits: { requests: number; bytes: number };
  /** Whether a model that answers in batches answers nothing else. */
  readonly batchOnly?: boolean;
  /** Whether the endpoint is there at all. */
  offered(signal?: AbortSignal): Promise<boolean>;
  /** A request as one line of JSON. */
  line(id: string, conversation: Conversation, options: AnswerOptions): string;
  upload?(name: string, lines: readonly string[], signal?: AbortSignal): Promise<string>;
  findFile?(name: string, signal?: AbortSignal): Promise<string | undefined>;
  create(wish: BatchWish, signal?: AbortSignal): Promise<ServiceBatch>;
  find(wish: BatchWish, signal?: AbortSignal): Promise<ServiceBatch | undefined>;
  batch(id: string, signal?: AbortSignal): Promise<ServiceBatch>;
  /** What came of each request, in any order; some may be missing. `requests` are the batch's ids, in order. */
  results(batch: ServiceBatch, requests: readonly string[], signal?: AbortSignal): AsyncIterable<BatchResult>;
  cancel(id: string, signal?: AbortSignal): Promise<void>;
  /** Whether after this failure requests are made otherwise, so that the same one may pass in another batch. */
  adapts(failure: RequestFailure): boolean;
}

const outcomes: Record<string, BatchOutcome> = {
  completed: 'ended',
  succeeded: 'ended',
  success: 'ended',
  ended: 'ended',
  expired: 'ended',
  timeout_exceeded: 'ended',
  cancelled: 'cancelled',
  canceled: 'cancelled',
  failed: 'failed',
};

/** What a service's word for a batch's state means, whatever its case and prefix. */
export function outcomeOf(status: string): BatchOutcome {
  return outcomes[status.toLowerCase().replace(/^(batch|job)_state_/, '')] ?? 'pending';
}
