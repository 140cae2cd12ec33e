import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { storageError } from '../../data/files/storage-error.ts';
import { HoldfastError } from '../../errors.ts';
import type { Database, DatabaseValue } from './database.ts';
import { migrate } from './migrate.ts';

/**
 * Opens a SQLite file, making or migrating it. Several processes may have it open; one that writes waits for another.
 * Throws HoldfastError `storage`, and `bad-usage` for one that a newer Holdfast wrote.
 */
export function openDatabase(path: string, { readOnly = false } = {}): Database {
  const database = wrap(path, open(path, readOnly));
  if (!readOnly) migrate(database, path);
  return database;
}

function open(path: string, readOnly: boolean): DatabaseSync {
  try {
    const sqlite = new DatabaseSync(path, { readOnly, enableForeignKeyConstraints: true });
    sqlite.exec('pragma busy_timeout = 10000');
    // A write-ahead log lets others read meanwhile; with full synchronisation a commit outlives a power cut.
    if (!readOnly) sqlite.exec('pragma journal_mode = wal; pragma synchronous = full');
    return sqlite;
  } catch (cause) {
    throw new HoldfastError('storage', `${path} cannot be opened: ${String(cause)}`, { cause });
  }
}

function wrap(path: string, sqlite: DatabaseSync): Database {
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
  let depth = 0;
  return {
    run: (sql, ...values) => guarded(() => Number(statement(sql).run(...inputs(values)).changes)),
    get: <Row>(sql: string, ...values: readonly DatabaseValue[]) =>
      guarded(() => statement(sql).get(...inputs(values)) as Row | undefined),
    all: <Row>(sql: string, ...values: readonly DatabaseValue[]) =>
      guarded(() => statement(sql).all(...inputs(values)) as Row[]),
    transaction(work) {
      if (depth > 0) return work();
      // Immediate: who begins to write first, writes first, and nobody finds out at the end that he may not.
      guarded(() => sqlite.exec('begin immediate'));
      depth += 1;
      try {
        const result = work();
        sqlite.exec('commit');
        return result;
      } catch (error) {
        sqlite.exec('rollback');
        throw error;
      } finally {
        depth -= 1;
      }
    },
    close: () => sqlite.close(),
  };
}

function inputs(values: readonly DatabaseValue[]): SQLInputValue[] {
  return [...values];
}

function isFull(error: unknown): boolean {
  return error instanceof Error && /full|disk I\/O|readonly/.test(error.message);
}
