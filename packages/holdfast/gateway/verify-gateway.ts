import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { HoldfastError } from '../errors.ts';
import { gatewayFileMisfits, readGatewayFile } from '../evidence/by-hand/gateway-file.ts';
import type { Database } from './database/database.ts';
import { openDatabase } from './database/open-database.ts';
import { checkChain } from './log/chained-log.ts';
import { recordsOfJob } from './log/records-of-job.ts';

/** Whether a gateway's database is as the gateway left it. */
export interface GatewayVerification {
  /** Records of the log, and the hash of the last one. */
  records: number;
  head: string;
  /** What no longer fits, in phrases; empty where everything does. */
  misfits: readonly string[];
}

/**
 * Holds what a gateway has in its database against its log: the chain of hashes is whole, goes through `head` where one was noted
 * earlier, tells of every model that is released, and says what the runs in `folder` have of it in their `gateway.json`. `place` is the path of the file or an address. Nothing is changed. Throws
 * HoldfastError `storage` where it cannot be read.
 */
export async function verifyGateway(
  place: string,
  { head, folder }: { head?: string; folder?: string } = {},
): Promise<GatewayVerification> {
  const database = await openDatabase(place, { readOnly: true });
  try {
    const { records, head: last, problem } = await checkChain(database, head);
    const misfits = problem === undefined ? [] : [`the log: ${problem}`];
    const unheard = await database.all<{ id: string }>(
      `select id from models where state = 'released' and not exists
       (select 1 from log where action = 'model.released' and subject = models.id)`,
    );
    for (const { id } of unheard) misfits.push(`${id} is released, and the log does not say so`);
    if (folder !== undefined) misfits.push(...(await runMisfits(database, join(folder, 'runs'))));
    return { records, head: last, misfits };
  } finally {
    await database.close();
  }
}

/** What runs say of their jobs in `gateway.json` that the log does not. */
async function runMisfits(database: Database, runs: string): Promise<string[]> {
  const misfits: string[] = [];
  for (const job of existsSync(runs) ? await readdir(runs) : []) {
    try {
      const file = await readGatewayFile(join(runs, job));
      if (!file) continue;
      const log = (await recordsOfJob(database, job)) ?? { job, records: [] };
      misfits.push(...gatewayFileMisfits(file, log).map((misfit) => `the run ${job}: ${misfit}`));
    } catch (error) {
      if (!(error instanceof HoldfastError)) throw error;
      misfits.push(error.message.replace(/\.$/, ''));
    }
  }
  return misfits;
}
