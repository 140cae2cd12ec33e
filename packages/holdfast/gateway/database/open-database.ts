import type { Database, OpenDatabaseOptions } from './database.ts';
import { migrate } from './migrate.ts';
import { openSqlite } from './sqlite/open-sqlite.ts';

/**
 * Opens a database, making or migrating it: PostgreSQL by an address such as `postgres://user@host/name`, SQLite by the path of its
 * file. Several processes may have it open. Throws HoldfastError `storage` where it cannot be used, and `bad-usage` for one that
 * a newer Holdfast wrote.
 */
export async function openDatabase(place: string, options: OpenDatabaseOptions = {}): Promise<Database> {
  const database = await open(place, options);
  try {
    if (!options.readOnly) await migrate(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function open(place: string, options: OpenDatabaseOptions): Promise<Database> {
  if (!isPostgres(place)) return openSqlite(place, options);
  const { openPostgres } = await import('./postgres/open-postgres.ts');
  return openPostgres(place, options);
}

/** Whether a database is named by an address of PostgreSQL. */
export function isPostgres(place: string): boolean {
  return /^postgres(ql)?:\/\//.test(place);
}
