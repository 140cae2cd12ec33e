import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type ByHandEvidence, byHandEvidence } from '../../evidence/by-hand/by-hand-evidence.ts';
import {
  gatewayFileMisfits,
  gatewayFileName,
  readGatewayFile,
  recordsSince,
} from '../../evidence/by-hand/gateway-file.ts';
import { evidenceFiles } from '../../evidence/write-evidence.ts';

/** What people decided of a run at a gateway, and what of its `gateway.json` does not fit the gateway's log. */
export interface AtGateway {
  /** By the gateway's log where it is here, else by `gateway.json`; undefined for a run of no gateway. */
  byHand: ByHandEvidence | undefined;
  misfits: string[];
}

/** Looks a run up in the log of the gateway that it lies in, or of the database that is named. Throws HoldfastError `storage`. */
export async function gatewayStanding(path: string, database?: string): Promise<AtGateway> {
  const { recordsOfRun } = await import('../../gateway/log/records-of-job.ts');
  const file = await readGatewayFile(path);
  const log = await recordsOfRun(path, database);
  const misfits = file ? gatewayFileMisfits(file, log) : [];
  const missing = log ? recordsSince(file ?? { job: log.job, records: [] }, log) : 0;
  // Evidence that was written before people decided something tells less than what happened.
  if (missing > 0 && misfits.length === 0 && existsSync(join(path, evidenceFiles.evidence)))
    misfits.push(
      `${gatewayFileName} lacks records of this job that the gateway's log has; write the evidence anew`,
    );
  const records = log ?? file;
  return { byHand: records && byHandEvidence(records), misfits };
}
