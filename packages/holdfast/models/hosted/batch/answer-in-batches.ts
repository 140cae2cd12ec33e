import type { Conversation } from '../../../data/conversations/conversation.ts';
import { HoldfastError } from '../../../errors.ts';
import { mergeStreams } from '../../../events/merge-streams.ts';
import type { Answer, AnswerOptions } from '../../chat-model.ts';
import type { RequestFailure } from '../request/failures/request-failure.ts';
import type { BatchResult } from './batch-service.ts';
import type { BatchedModel, OpenQuestions, Submission } from './batched-model.ts';
import { carryOutBatch } from './carry-out-batch.ts';
import { earlierBatches, furtherBatches } from './plan-batches.ts';
import { requestIds } from './request-ids.ts';

type Indexed = AsyncGenerator<{ index: number; answer: Answer }>;

/**
 * Answers conversations in batches. What an earlier start has submitted is collected first; what is left goes into new
 * batches, as large as the service and the budget allow. What a batch leaves unanswered goes into a second one, and what
 * that leaves is asked directly, as is what no batch can answer. Nothing is submitted before a note of it is on the disk.
 * Throws HoldfastError and RequestFailure, and the signal's reason on abort: batches go on meanwhile.
 */
export async function* answerInBatches(
  model: BatchedModel,
  conversations: readonly Conversation[],
  options: AnswerOptions,
): Indexed {
  const ids = requestIds(model.identity, conversations, options);
  const questions: OpenQuestions = {
    open: new Map(ids.map((id, index) => [id, index])),
    conversations,
    options,
  };
  let submissions = await earlierBatches(model, questions);
  do {
    yield* collect(model, submissions, questions);
    submissions = await furtherBatches(model, questions);
  } while (submissions.length > 0);
  yield* askDirectly(model, questions);
}

/** Answers out of several batches that are under way at once, and an account of what they leave unanswered. */
async function* collect(
  model: BatchedModel,
  submissions: readonly Submission[],
  questions: OpenQuestions,
): Indexed {
  const failures = new Map<string, RequestFailure>();
  for await (const { id, answer, failure } of sideBySide(model, submissions, questions)) {
    const index = questions.open.get(id);
    if (index === undefined) continue;
    if (failure) {
      failures.set(id, failure);
      continue;
    }
    questions.open.delete(id);
    yield { index, answer };
  }
  for (const { note } of submissions) {
    if (note.outcome !== 'ended') continue;
    for (const id of note.requests) {
      if (!questions.open.has(id)) continue;
      const times = (model.unanswered.get(id)?.times ?? 0) + 1;
      model.unanswered.set(id, { times, failure: failures.get(id) });
    }
  }
}

async function* sideBySide(
  model: BatchedModel,
  submissions: readonly Submission[],
  questions: OpenQuestions,
): AsyncGenerator<BatchResult> {
  const stop = new AbortController();
  const { signal: wanted } = questions.options;
  const signal = wanted ? AbortSignal.any([wanted, stop.signal]) : stop.signal;
  const streams = submissions.map(async function* (submission) {
    try {
      yield* carryOutBatch(model, submission, { asked: questions, signal });
    } catch (error) {
      // The others are ended before the error is thrown, and none must be waited for a day because one failed.
      stop.abort(error);
      throw error;
    }
  });
  yield* mergeStreams(streams);
}

async function* askDirectly(
  { name, service, direct, unanswered }: BatchedModel,
  { open, conversations, options }: OpenQuestions,
): Indexed {
  const rest = [...open];
  if (rest.length === 0) return;
  if (service.batchOnly) {
    const failure = rest.map(([id]) => unanswered.get(id)?.failure).find((reason) => reason !== undefined);
    if (failure) throw failure;
    const text = `${name}: batches left ${rest.length} requests unanswered; start again to ask them in another.`;
    throw new HoldfastError('model-failed', text);
  }
  const asking = direct(
    rest.map(([, index]) => conversations[index]),
    options,
  );
  for await (const { index, answer } of asking) yield { index: rest[index][1], answer };
}
