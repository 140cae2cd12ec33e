import { type GatewayRecord, gatewayRecordHash } from '../../store/gateway-record.ts';
import type { Database } from '../database/database.ts';

/** Something that somebody did. It holds no content: no rows, no prompts, no answers, no secrets. */
export interface LogEntry {
  /** Whose thing it is about. */
  tenant: string;
  /** The key, worker or command that did it. */
  actor: string;
  /** Such as `file.created`. */
  action: string;
  /** What it was done to. */
  subject: string;
  detail?: Readonly<Record<string, unknown>>;
}

/** An entry in its place in the chain. */
export interface ChainedRecord extends Required<LogEntry> {
  number: number;
  /** Milliseconds since 1970. */
  at: number;
  /** The hash of the record before; of the first, 64 zeros. */
  previous: string;
  /** SHA-256 over all the rest. */
  hash: string;
}

/** What stands before the first record. */
export const chainStart = '0'.repeat(64);

/** Appends an entry; together with what it tells of, it belongs into one transaction. */
export async function appendLog(database: Database, { detail = {}, ...entry }: LogEntry): Promise<void> {
  await database.transaction(async () => {
    const last = await database.get<{ number: number; hash: string }>(
      'select number, hash from log order by number desc limit 1',
    );
    const record = {
      ...entry,
      number: (last?.number ?? 0) + 1,
      at: Date.now(),
      detail: JSON.stringify(detail),
      previous: last?.hash ?? chainStart,
    };
    await database.run(
      'insert into log (number, at, tenant, actor, action, subject, detail, previous, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      record.number,
      record.at,
      record.tenant,
      record.actor,
      record.action,
      record.subject,
      record.detail,
      record.previous,
      gatewayRecordHash(record),
    );
  });
}

/** Records of one tenant, or of all, from the newest on; `before` is the number of one that was seen already. */
export async function readLog(
  database: Database,
  { tenant, before, limit }: { tenant?: string; before?: number; limit: number },
): Promise<ChainedRecord[]> {
  const rows = await database.all<GatewayRecord>(
    `select * from log where ${tenant === undefined ? '' : 'tenant = ? and'} number < ? order by number desc limit ?`,
    ...(tenant === undefined ? [] : [tenant]),
    before ?? Number.MAX_SAFE_INTEGER,
    limit,
  );
  return rows.map((row) => ({ ...row, detail: JSON.parse(row.detail) }));
}

/** What is wrong with the chain, if anything, and where it ends. */
export interface ChainCheck {
  records: number;
  /** The hash of the last record: noted elsewhere, it shows later that nothing before it was changed. */
  head: string;
  problem?: string;
}

/**
 * Follows the chain from its first record to its last. `head`, a hash that was noted earlier, must be among them: whoever can
 * write the file could make a whole new chain, but not one through that hash.
 */
export async function checkChain(database: Database, head?: string): Promise<ChainCheck> {
  let previous = chainStart;
  let records = 0;
  let seen = head === undefined || head === chainStart;
  const pageSize = 1000;
  for (;;) {
    const rows = await database.all<GatewayRecord>(
      'select * from log where number > ? order by number limit ?',
      records,
      pageSize,
    );
    for (const row of rows) {
      if (row.number !== records + 1)
        return { records, head: previous, problem: `record ${records + 1} is missing` };
      if (row.previous !== previous || row.hash !== gatewayRecordHash(row)) {
        return { records, head: previous, problem: `record ${row.number} is not what was written` };
      }
      records += 1;
      previous = row.hash;
      seen ||= head !== undefined && previous.startsWith(head);
    }
    if (rows.length < pageSize) break;
  }
  return seen
    ? { records, head: previous }
    : { records, head: previous, problem: 'the hash that was noted is not among its records' };
}
