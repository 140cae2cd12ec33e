import { isAmbiguous, sendOnce } from '../../jobs/send-once.ts';
import { RequestFailure } from '../request/failures/request-failure.ts';
import type { BatchNote } from './batch-note.ts';
import type { BatchService, ServiceBatch } from './batch-service.ts';

/**
 * Sees to it that a noted batch is submitted, once: whatever an earlier start did of it is found again. The note is
 * written before and after each step. Throws RequestFailure, and the signal's reason on abort.
 */
export async function submitBatch({
  service,
  note,
  lines,
  retrying,
  write,
  resumed,
  signal,
}: {
  service: BatchService;
  note: BatchNote;
  /** Makes the requests' lines; undefined when they cannot be made any more. */
  lines: (() => readonly string[]) | undefined;
  /** Sends a request that does no harm when it is repeated, as often as its failures deserve. */
  retrying: <Result>(send: () => Promise<Result>) => Promise<Result>;
  write: (note: BatchNote) => Promise<void>;
  /** Whether the note is of an earlier start. */
  resumed: boolean;
  signal: AbortSignal | undefined;
}): Promise<ServiceBatch> {
  const { batch } = note;
  if (batch !== undefined) return retrying(() => service.batch(batch, signal));
  const { upload, findFile } = service;
  if (upload && findFile && note.file === undefined && lines) {
    const name = fileName(note);
    const made = lines();
    note.file = await sendOnce({
      send: () => upload(name, made, signal),
      find: () => retrying(() => findFile(name, signal)),
      asked: resumed,
      signal,
    });
    await write(note);
  }
  const { key, file, requests, created: since } = note;
  const wish = { key, requests, since, file };
  const made = upload || !lines ? undefined : lines();
  const maybeSent = note.asked ?? false;
  note.asked = true;
  await write(note);
  let submitted: ServiceBatch;
  try {
    submitted = await sendOnce({
      send: () => service.create({ ...wish, ...(made ? { lines: made } : {}) }, signal),
      find: () => retrying(() => service.find(wish, signal)),
      asked: maybeSent,
      signal,
    });
  } catch (error) {
    if (error instanceof RequestFailure && !isAmbiguous(error))
      await write(Object.assign(note, { asked: false }));
    throw error;
  }
  note.batch = submitted.id;
  await write(note);
  return submitted;
}

/** The name that a batch's file is uploaded under. */
export function fileName({ key }: Pick<BatchNote, 'key'>): string {
  return `holdfast-${key}.jsonl`;
}
