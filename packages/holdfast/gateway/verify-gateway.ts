import { openDatabase } from './database/open-database.ts';
import { checkChain } from './log/chained-log.ts';

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
 * earlier, and tells of every model that is released. `place` is the path of the file or an address. Nothing is changed. Throws
 * HoldfastError `storage` where it cannot be read.
 */
export async function verifyGateway(
  place: string,
  { head }: { head?: string } = {},
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
    return { records, head: last, misfits };
  } finally {
    await database.close();
  }
}
