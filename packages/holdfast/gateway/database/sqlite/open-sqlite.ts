import { AsyncLocalStorage } from 'node:async_hooks';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { storageError } from '../../../data/files/storage-error.ts';
import { HoldfastError } from '../../../errors.ts';
import {
  type Database,
  type DatabaseValue,
  type OpenDatabaseOptions,
  standardPatience,
} from '../database.ts';

/** Between two tries to write while another process does. */
const retryMilliseconds = 5;

/**
 * Opens a SQLite file, making it if need be. Several processes may have it open; one that writes waits for another. Throws
 * HoldfastError `storage`.
 */
export function openSqlite(path: string, options: OpenDatabaseOptions = {}): Database {
  const { patience = standardPatience } = options;
  const sqlite = open(path, options);
  const prepared = new Map<string, ReturnType<DatabaseSync['prepare']>>();
  const statement = (sql: string) => {
    const known = prepared.get(sql) ?? sqlite.prepare(sql);
    prepared.set(sql, known);
    return known;
  };
  const guarded = <Result>(work: () => Result): Result => {
    try {
      return work();
    } catch (cause) {
      throw isFull(cause) ? storageError(path, cause) : cause;
    }
  };
  // SQLite itself would wait for another writer with the whole process standing still.
  const patiently = async <Result>(work: () => Result): Promise<Result> => {
    const end = Date.now() + patience;
    for (;;) {
      try {
        return guarded(work);
      } catch (cause) {
        if (!isBusy(cause)) throw cause;
        if (Date.now() > end)
          throw new HoldfastError('storage', `${path} is kept busy by others.`, { cause });
        await setTimeout(retryMilliseconds);
      }
    }
  };
  // There is one connection: while a transaction is open, only what belongs to it may use it.
  const transactions = new AsyncLocalStorage<{ open: boolean }>();
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
  const ask = async <Result>(work: () => Result): Promise<Result> =>
    transactions.getStore()?.open ? guarded(work) : inTurn(() => patiently(work));
  return {
    kind: 'sqlite',
    now: `cast(unixepoch('subsec') * 1000 as integer)`,
    startedAt: '0',
    run: (sql, ...values) => ask(() => Number(statement(sql).run(...inputs(values)).changes)),
    get: <Row>(sql: string, ...values: readonly DatabaseValue[]) =>
      ask(() => statement(sql).get(...inputs(values)) as Row | undefined),
    all: <Row>(sql: string, ...values: readonly DatabaseValue[]) =>
      ask(() => statement(sql).all(...inputs(values)) as Row[]),
    async transaction(work) {
      if (transactions.getStore()?.open) return work();
      return inTurn(async () => {
        // Immediate: who begins to write first, writes first, and nobody finds out at the end that he may not.
        await patiently(() => sqlite.exec('begin immediate'));
        const transaction = { open: true };
        try {
          const result = await transactions.run(transaction, work);
          await patiently(() => sqlite.exec('commit'));
          return result;
        } catch (error) {
          if (sqlite.isTransaction) sqlite.exec('rollback');
          throw error;
        } finally {
          transaction.open = false;
        }
      });
    },
    close: () => inTurn(async () => sqlite.close()),
  };
}

function open(
  path: string,
  { readOnly = false, patience = standardPatience }: OpenDatabaseOptions,
): DatabaseSync {
  try {
    const sqlite = new DatabaseSync(path, { readOnly, enableForeignKeyConstraints: true });
    sqlite.exec(`pragma busy_timeout = ${patience}`);
    // A write-ahead log lets others read meanwhile; with full synchronisation a commit outlives a power cut.
    if (!readOnly) sqlite.exec('pragma journal_mode = wal; pragma synchronous = full');
    sqlite.exec('pragma busy_timeout = 0');
    return sqlite;
  } catch (cause) {
    throw new HoldfastError('storage', `${path} cannot be opened: ${String(cause)}`, { cause });
  }
}

/** SQLITE_BUSY, whatever it is extended by. */
function isBusy(error: unknown): boolean {
  return error instanceof Error && ((error as Error & { errcode?: number }).errcode ?? 0) % 256 === 5;
}

function inputs(values: readonly DatabaseValue[]): SQLInputValue[] {
  return [...values];
}

function isFull(error: unknown): boolean {
  return error instanceof Error && /full|disk I\/O|readonly/.test(error.message);
}
