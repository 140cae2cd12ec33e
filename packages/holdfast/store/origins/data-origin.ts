import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { ownRecords } from '../../data/files/own-records.ts';
import { writeAtomically } from '../../data/files/write-atomically.ts';
import type { DecisionReason } from '../../scan/findings/decision-reasons.ts';
import { hashFile } from '../hash-files.ts';

/** Data as a file holds them. */
export interface DataState {
  /** Its name, without the folders that it lies in. */
  file: string;
  sha256: string;
  rows: number;
}

/** What made a data file of others: how many rows it left out or changed, and why. */
export interface DataStep {
  by: 'scan --clean' | 'bench make' | 'gather';
  from: readonly DataState[];
  to: DataState;
  dropped: number;
  rewritten: number;
  /** Rows that became task questions of a benchmark, and are not trained on. */
  setAside: number;
  reasons: readonly DecisionReason[];
}

const version = 1;

/** Where the steps that made a data file are put down, beside it. */
export function dataOriginPath(file: string): string {
  return `${file}${ownRecords.origin}`;
}

/** A data file as it lies now. Throws what reading throws. */
export async function dataState(file: string, rows: number): Promise<DataState> {
  return { file: basename(file), sha256: await hashFile(file), rows };
}

/**
 * The steps that made a data file, the oldest first; none where nobody put them down, and where the file is another than the one
 * that they made.
 */
export async function readDataOrigin(file: string): Promise<DataStep[]> {
  const path = dataOriginPath(file);
  if (!existsSync(path)) return [];
  const steps = stepsIn(await readFile(path, 'utf8'));
  return steps.at(-1)?.to.sha256 === (await hashFile(file)) ? steps : [];
}

/** Puts down which step made a data file, after the steps that made what it was made of. Throws HoldfastError `storage`. */
export async function writeDataOrigin(
  file: string,
  { step, sources }: { step: DataStep; sources: readonly string[] },
): Promise<void> {
  const before = await Promise.all(sources.map(readDataOrigin));
  const record = { origin: version, steps: [...before.flat(), step] };
  await writeAtomically(dataOriginPath(file), `${JSON.stringify(record, null, 2)}\n`);
}

/** What people broke in it is no reason to end anything: of such a file nothing is known. */
function stepsIn(text: string): DataStep[] {
  try {
    const { origin, steps } = JSON.parse(text) as { origin?: number; steps?: DataStep[] };
    return origin === version && Array.isArray(steps) ? steps : [];
  } catch {
    return [];
  }
}
