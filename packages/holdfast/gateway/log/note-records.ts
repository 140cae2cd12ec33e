import { existsSync } from 'node:fs';
import { warn } from '../../events/warn.ts';
import { writeGatewayFile } from '../../evidence/by-hand/gateway-file.ts';
import type { GatewayFolder } from '../gateway-folder.ts';
import { recordsOfJob } from './records-of-job.ts';

/**
 * Writes what the log says of a job into its run's folder, where that lies here, so that a copy of the run has it too. What was
 * decided does not hang on it: the log counts, and `holdfast evidence` writes the file anew.
 */
export async function noteRecords({ database, run }: GatewayFolder, job: string): Promise<void> {
  const path = run(job);
  if (!existsSync(path)) return;
  try {
    const records = await recordsOfJob(database, job);
    if (records) await writeGatewayFile(path, records);
  } catch (problem) {
    warn(`What the log says of ${job} is not noted in its run: ${problem}`);
  }
}
