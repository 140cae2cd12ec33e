import { drawKey } from '../../jobs/note.ts';
import { type BatchNote, newBatchNote, readBatchNotes, removeBatchNote } from './batch-note.ts';
import type { BatchedModel, OpenQuestions, Submission } from './batched-model.ts';
import { firstSplit } from './split-batches.ts';

/** So many batches a request goes into before it is asked directly. */
const batchesPerRequest = 2;

/** Fewer requests than this are asked directly: a batch of them would save less than its wait costs. */
const smallestBatch = 10;

/**
 * Batches of earlier starts that hold something of what is asked. One that was never asked for and cannot be any more, for
 * want of its requests, is forgotten.
 */
export async function earlierBatches(model: BatchedModel, questions: OpenQuestions): Promise<Submission[]> {
  const { batch, name, unanswered } = model;
  const notes = (await readBatchNotes(batch.folder)).filter(
    ({ step, model: named, outcome, requests }) =>
      step === batch.step &&
      named === name &&
      outcome !== 'failed' &&
      requests.some((id) => questions.open.has(id) && !unanswered.has(id)),
  );
  const submissions: Submission[] = [];
  for (const note of notes) {
    const reservations = await reserveAgain(model, note, questions);
    if (reservations) submissions.push({ note, resumed: true, reservations });
    else await removeBatchNote(batch.folder, note);
  }
  return submissions;
}

/** New batches of what is open and may still go into one, as large as the service and the budget allow. */
export async function furtherBatches(model: BatchedModel, questions: OpenQuestions): Promise<Submission[]> {
  const { service, batch, name, meter } = model;
  const { open, conversations, options } = questions;
  if (batch.collectOnly) return [];
  let rest = [...open].filter(([id]) => mayBeBatched(model, id));
  if (rest.length < (service.batchOnly ? 1 : smallestBatch)) return [];
  const submissions: Submission[] = [];
  while (rest.length > 0) {
    const { items } = firstSplit(
      rest,
      ([id, index]) => service.line(id, conversations[index], options),
      service.limits,
    );
    const key = drawKey();
    const requests = items.map(([id, index]) => ({
      id: requestOf(key, id),
      ...model.expected(conversations[index], options),
    }));
    const reservations = await meter?.reserveBatch(name, requests, {
      // A further batch waits for no money: that of the first comes back only when it is answered.
      shortage: submissions.length === 0 ? 'wait' : 'take less',
      signal: options.signal,
    });
    if (reservations?.length === 0) break;
    const taken = items.slice(0, reservations?.length ?? items.length);
    const note = newBatchNote({ key, step: batch.step, model: name, requests: taken.map(([id]) => id) });
    submissions.push({ note, resumed: false, reservations: reservations ?? [] });
    rest = rest.slice(taken.length);
  }
  return submissions;
}

function mayBeBatched({ service, unanswered }: BatchedModel, id: string): boolean {
  const { times = 0, failure } = unanswered.get(id) ?? {};
  if (times >= batchesPerRequest) return false;
  if (!failure || !['rejected', 'unauthorized', 'out-of-credit', 'misconfigured'].includes(failure.kind))
    return true;
  return service.adapts(failure);
}

/** Money for what an earlier start noted; undefined where the batch was not asked for and can be no more. */
async function reserveAgain(
  { name, meter, expected }: BatchedModel,
  note: BatchNote,
  { open, conversations, options }: OpenQuestions,
): Promise<Submission['reservations'] | undefined> {
  const requests = note.requests.map((id) => {
    const index = open.get(id);
    const usage = index === undefined ? { input: 0, output: 0 } : expected(conversations[index], options);
    return { id: requestOf(note.key, id), ...usage };
  });
  const reservations = await meter?.reserveBatch(name, requests, { shortage: 'submitted' });
  if (note.asked || note.requests.every((id) => open.has(id))) return reservations ?? [];
  for (const reservation of reservations ?? []) reservation.cancel();
  return undefined;
}

/** What a request of a batch is called in the book. */
function requestOf(key: string, id: string): string {
  return `${key}/${id}`;
}
