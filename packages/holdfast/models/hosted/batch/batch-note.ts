import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readNote, writeNote } from '../../jobs/note.ts';
import type { BatchOutcome } from './batch-service.ts';

/** What is known of a batch, written before each step of it, so that nothing is uploaded or paid for twice. */
export interface BatchNote {
  /** Drawn for this batch; see `BatchWish`. */
  key: string;
  /** What it is for. */
  step: string;
  /** The model, as the user named it. */
  model: string;
  /** Ids of the requests, in order. */
  requests: string[];
  /** Milliseconds since 1970. */
  created: number;
  /** The service's id of the uploaded file. */
  file?: string;
  /** Whether the batch has been asked for at least once. */
  asked?: boolean;
  /** The service's id of the batch. */
  batch?: string;
  /** Whether it was cancelled from here. */
  cancelled?: boolean;
  /** How it ended. */
  outcome?: Exclude<BatchOutcome, 'pending'>;
}

/** A fresh note. */
export function newBatchNote(wanted: Pick<BatchNote, 'key' | 'step' | 'model' | 'requests'>): BatchNote {
  return { ...wanted, created: Date.now() };
}

/** Writes a note; it is on the disk when this returns. Throws HoldfastError `storage`. */
export async function writeBatchNote(folder: string, note: BatchNote): Promise<void> {
  await writeNote(notePath(folder, note), note);
}

/** Forgets a batch that never came to be. */
export async function removeBatchNote(folder: string, note: BatchNote): Promise<void> {
  await rm(notePath(folder, note), { force: true });
}

/** The notes in a folder, oldest first. Throws HoldfastError `storage` naming one that is damaged. */
export async function readBatchNotes(folder: string): Promise<BatchNote[]> {
  if (!existsSync(folder)) return [];
  const notes: BatchNote[] = [];
  for (const name of (await readdir(folder)).filter((file) => /^[\w-]+\.json$/.test(file))) {
    const note = await readNote<BatchNote>(join(folder, name));
    if (note) notes.push(note);
  }
  return notes.sort((a, b) => a.created - b.created);
}

/** Where a note is kept. */
export function notePath(folder: string, { step, key }: BatchNote): string {
  return join(folder, `${step}-${key}.json`);
}
