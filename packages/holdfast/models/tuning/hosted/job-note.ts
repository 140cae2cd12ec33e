import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '../../../data/write-atomically.ts';
import { HoldfastError } from '../../../errors.ts';

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

/** The note in a scratch folder, of whatever tune it is. */
export async function readJobNote(scratch: string): Promise<JobNote | undefined> {
  const path = join(scratch, 'job.json');
  return existsSync(path) ? (JSON.parse(await readFile(path, 'utf8')) as JobNote) : undefined;
}

/** The note in a scratch folder, or a fresh one. Throws HoldfastError `bad-usage` when it is of another tune. */
export async function openJobNote(
  scratch: string,
  { service, parts }: { service: string; parts: readonly unknown[] },
): Promise<JobNote> {
  const fingerprint = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  const note = await readJobNote(scratch);
  if (!note) return { service, fingerprint, key: randomBytes(6).toString('hex') };
  if (note.service === service && note.fingerprint === fingerprint) return note;
  throw new HoldfastError(
    'bad-usage',
    `${scratch} holds another tune that is not finished (job ${note.job ?? 'not made yet'} at ${note.service}); name another output, or remove that folder.`,
  );
}

/** Writes the note; it is on the disk when this returns. Throws HoldfastError `storage`. */
export async function writeJobNote(scratch: string, note: JobNote): Promise<void> {
  await writeAtomically(join(scratch, 'job.json'), `${JSON.stringify(note, null, 2)}\n`);
}
