import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { writeAtomically } from '../../data/files/write-atomically.ts';
import { HoldfastError } from '../../errors.ts';

/**
 * A job elsewhere (at a service, a batch endpoint, a cluster) is noted before each step of it, so that it is found again
 * after a kill at any moment, and nothing is uploaded, submitted or paid for twice. This draws what it is found by: 12
 * hexadecimal digits, for this job alone, that the service keeps beside it.
 */
export function drawKey(): string {
  return randomBytes(6).toString('hex');
}

/** Writes the note of a job; it is on the disk when this returns. Throws HoldfastError `storage`. */
export async function writeNote(path: string, note: object): Promise<void> {
  await writeAtomically(path, `${JSON.stringify(note, null, 2)}\n`);
}

/** The note of a job; undefined where there is none. Throws HoldfastError `storage` when it is damaged. */
export async function readNote<Note>(path: string): Promise<Note | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    return undefined;
  }
  try {
    return JSON.parse(text) as Note;
  } catch (cause) {
    const remedy = 'look whether its job goes on, remove the file and start again';
    throw new HoldfastError('storage', `${path} is damaged; ${remedy}.`, { cause });
  }
}
