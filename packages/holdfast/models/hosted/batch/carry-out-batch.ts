import { HoldfastError } from '../../../errors.ts';
import { RequestFailure } from '../request/failures/request-failure.ts';
import { type BatchNote, notePath, writeBatchNote } from './batch-note.ts';
import type { BatchResult, ServiceBatch } from './batch-service.ts';
import type { BatchedModel, OpenQuestions, Submission } from './batched-model.ts';
import { followBatch } from './follow-batch.ts';
import { readResults } from './read-results.ts';
import { submitBatch } from './submit-batch.ts';

/**
 * Submits a batch or finds it again, waits for its end, books what its answers cost and yields what came of its requests.
 * Throws HoldfastError where nothing came of it, RequestFailure, and the signal's reason on abort: the batch goes on.
 */
export async function* carryOutBatch(
  model: BatchedModel,
  { note, resumed, reservations }: Submission,
  { asked: questions, signal }: { asked: OpenQuestions; signal: AbortSignal },
): AsyncGenerator<BatchResult> {
  const { name, service, batch, retrying } = model;
  const places = new Map(note.requests.map((id, place) => [id, place]));
  const write = (written: BatchNote): Promise<void> => writeBatchNote(batch.folder, written);
  let isOver = false;
  const cancelledFromHere = note.cancelled ?? note.outcome === 'cancelled';
  try {
    if (!resumed) await write(note);
    const submitted = await submitBatch({
      service,
      note,
      write,
      resumed,
      signal,
      lines: linesOf(model, note, questions),
      retrying: (send) => retrying(send, signal),
    });
    const ended = await followed(model, note, submitted, signal);
    if (ended.outcome !== 'pending') note.outcome = ended.outcome;
    await write(note);
    isOver = ended.outcome === 'failed';
    if (isOver) throw failedBatch(name, ended);
    for await (const result of readResults({ service, batch: ended, requests: note.requests, signal })) {
      const place = places.get(result.id);
      if (place === undefined) continue;
      places.delete(result.id);
      if (result.answer) reservations[place]?.settle(result.answer.usage);
      else reservations[place]?.cancel();
      yield result;
    }
    isOver = true;
    if (ended.outcome === 'cancelled' && !cancelledFromHere) throw cancelledBatch(name, ended.id);
  } catch (error) {
    if (questions.options.signal?.aborted && note.batch !== undefined && note.outcome === undefined) {
      const text = `Batch ${note.batch} goes on at ${service.name}; the same command collects its answers, and \`holdfast batches\` with the folder and --cancel ends it.`;
      batch.tell({ type: 'message', level: 'info', text });
    }
    const isGone = resumed && note.batch !== undefined && error instanceof RequestFailure;
    if (isGone && error.kind === 'rejected') throw goneBatch(name, notePath(batch.folder, note), error);
    throw error;
  } finally {
    // A batch that goes on is paid for, whoever collects it.
    for (const place of places.values()) {
      if (isOver || !note.asked) reservations[place]?.cancel();
      else reservations[place]?.forfeit();
    }
  }
}

/** Makes the lines of a batch's requests; undefined where some are open no more, so that they cannot be made. */
function linesOf(
  { service }: BatchedModel,
  { requests }: BatchNote,
  { open, conversations, options }: OpenQuestions,
): (() => string[]) | undefined {
  const indices = requests.flatMap((id) => open.get(id) ?? []);
  if (indices.length < requests.length) return undefined;
  return () => indices.map((index, place) => service.line(requests[place], conversations[index], options));
}

function followed(
  { name, service, batch }: BatchedModel,
  note: BatchNote,
  submitted: ServiceBatch,
  signal: AbortSignal,
): Promise<ServiceBatch> {
  const { step, tell, interval, patience } = batch;
  return followBatch({
    service,
    batch: submitted,
    interval,
    patience,
    signal,
    tell: ({ id, status, done, total }) => {
      const seconds = (Date.now() - note.created) / 1000;
      const common = { step, model: name, service: service.name, id, status };
      tell({ type: 'batch', ...common, done, total: total > 0 ? total : note.requests.length, seconds });
    },
    warn: (reason) => {
      const text = `${service.name} cannot be asked just now (${reason}); the batch goes on there`;
      tell({ type: 'message', level: 'warning', text });
    },
  });
}

/** Services keep batches and their results for some weeks. */
function goneBatch(name: string, path: string, error: RequestFailure): HoldfastError {
  const remedy = `if it is gone for good, remove ${path}; then what it held is asked again`;
  const text = `${name}: a batch of an earlier start cannot be read (${error.message}); ${remedy}.`;
  return new HoldfastError('model-failed', text, { cause: error });
}

function failedBatch(name: string, { id, error = 'no reason was given' }: ServiceBatch): HoldfastError {
  const remedy = 'mend that, wait until other batches are done, or leave batches out';
  return new HoldfastError('model-failed', `${name}: batch ${id} was not carried out (${error}); ${remedy}.`);
}

function cancelledBatch(name: string, id: string): HoldfastError {
  const text = `${name}: somebody cancelled batch ${id}; what it had answered is kept, and started again, the rest is asked.`;
  return new HoldfastError('model-failed', text);
}
