import { HoldfastError } from '../errors.ts';
import { databaseIn, isGatewayFolder } from './database/database-in.ts';
import { openDatabase } from './database/open-database.ts';
import { checkChain } from './log/chained-log.ts';

/** Whether a gateway's folder is as the gateway left it. */
export interface GatewayVerification {
  /** Records of the log, and the hash of the last one. */
  records: number;
  head: string;
  /** What no longer fits, in phrases; empty where everything does. */
  misfits: readonly string[];
}

/**
 * Holds a gateway's folder against its log: the chain of hashes is whole, goes through `head` where one was noted earlier, and
 * tells of every model that is released. Nothing is changed. Throws HoldfastError `not-found` for another folder.
 */
export function verifyGateway(path: string, { head }: { head?: string } = {}): GatewayVerification {
  if (!isGatewayFolder(path)) throw new HoldfastError('not-found', `${path} is no gateway's folder.`);
  const database = openDatabase(databaseIn(path), { readOnly: true });
  try {
    const { records, head: last, problem } = checkChain(database, head);
    const misfits = problem === undefined ? [] : [`the log: ${problem}`];
    const unheard = database.all<{ id: string }>(
      `select id from models where state = 'released' and not exists
       (select 1 from log where action = 'model.released' and subject = models.id)`,
    );
    for (const { id } of unheard) misfits.push(`${id} is released, and the log does not say so`);
    return { records, head: last, misfits };
  } finally {
    database.close();
  }
}
