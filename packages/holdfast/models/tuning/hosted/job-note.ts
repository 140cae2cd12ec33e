import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { HoldfastError } from '../../../errors.ts';
import { drawKey, readNote, writeNote } from '../../jobs/note.ts';

/** What is known of a hosted tune, kept so that nothing is uploaded or paid for twice. */
export interface JobNote {
  service: string;
  /** Hash of the base model, the rows and the settings. */
  fingerprint: string;
  key: string;
  /** The service's id of the uploaded file. */
  file?: string;
  /** Whether the request for the job has been sent at least once. */
  asked?: boolean;
  job?: string;
}

/** The note in a scratch folder, of whatever tune it is. Throws HoldfastError `storage` when it is damaged. */
export async function readJobNote(scratch: string): Promise<JobNote | undefined> {
  return readNote(join(scratch, 'job.json'));
}

/** The note in a scratch folder, or a fresh one. Throws HoldfastError `bad-usage` when it is of another tune. */
export async function openJobNote(
  scratch: string,
  { service, parts }: { service: string; parts: readonly unknown[] },
): Promise<JobNote> {
  const fingerprint = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  const note = await readJobNote(scratch);
  if (!note) return { service, fingerprint, key: drawKey() };
  if (note.service === service && note.fingerprint === fingerprint) return note;
  throw new HoldfastError(
    'bad-usage',
    `${scratch} holds another tune that is not finished (job ${note.job ?? 'not made yet'} at ${note.service}); name another output, or remove that folder.`,
  );
}

/** Writes the note; it is on the disk when this returns. Throws HoldfastError `storage`. */
export async function writeJobNote(scratch: string, note: JobNote): Promise<void> {
  await writeNote(join(scratch, 'job.json'), note);
}
