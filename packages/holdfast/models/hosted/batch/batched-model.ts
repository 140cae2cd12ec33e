import type { Conversation } from '../../../data/conversations/conversation.ts';
import type { Answer, AnswerOptions } from '../../chat-model.ts';
import type { ExpectedUsage, Meter, Reservation } from '../../meter.ts';
import type { RequestFailure } from '../request/failures/request-failure.ts';
import type { BatchOptions } from './batch-event.ts';
import type { BatchNote } from './batch-note.ts';
import type { BatchService } from './batch-service.ts';

/** What answering in batches needs of a model. */
export interface BatchedModel {
  name: string;
  /** All that shapes its answers; see `ChatEndpoint`. */
  identity: readonly unknown[];
  service: BatchService;
  batch: BatchOptions;
  meter: Meter | undefined;
  /** The most that a request may use. */
  expected: (conversation: Conversation, options: AnswerOptions) => ExpectedUsage;
  /** Sends a request that does no harm when it is repeated, as often as its failures deserve. */
  retrying: <Result>(send: () => Promise<Result>, signal?: AbortSignal) => Promise<Result>;
  /** Answers without a batch. */
  direct: (
    conversations: readonly Conversation[],
    options: AnswerOptions,
  ) => AsyncIterable<{ index: number; answer: Answer }>;
  /** Requests that batches have left unanswered, by id; kept from one call to the next. */
  unanswered: Map<string, Unanswered>;
}

/** How often batches have left a request unanswered, and why the last did; undefined where it did not say. */
export interface Unanswered {
  times: number;
  failure: RequestFailure | undefined;
}

/** What is asked in one call, and the indices of what is not answered yet by the requests' ids. */
export interface OpenQuestions {
  open: Map<string, number>;
  conversations: readonly Conversation[];
  options: AnswerOptions;
}

/** A batch that is to be submitted or found again, and the money for its requests, in their order. */
export interface Submission {
  note: BatchNote;
  /** Whether the note is of an earlier start. */
  resumed: boolean;
  /** Empty where nothing is metered. */
  reservations: readonly Reservation[];
}
