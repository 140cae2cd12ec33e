import { writeAtomically } from '../../data/files/write-atomically.ts';
import type { ScanTally } from './scan-summary.ts';

/** Writes every row that does not simply stay, what becomes of it and why, a line each. Throws HoldfastError `storage`. */
export async function writeDecisions(path: string, tally: Pick<ScanTally, 'decisions'>): Promise<void> {
  await writeAtomically(
    path,
    tally.decisions().map((decision) => `${JSON.stringify(decision)}\n`),
  );
}
