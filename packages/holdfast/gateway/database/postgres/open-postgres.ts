import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { HoldfastError } from '../../../errors.ts';
import {
  type Database,
  type DatabaseValue,
  type OpenDatabaseOptions,
  standardPatience,
} from '../database.ts';
import { isConnectionLost } from './connection-lost.ts';
import { postgresSql } from './postgres-sql.ts';

/** Between two tries to reach a server. */
const retryMilliseconds = 200;

/** How long a transaction may do nothing, and how long one waits for another: whoever went silent must not stop the rest. */
const mostIdleMilliseconds = 10_000;

/**
 * The lock that a transaction begins with. All of them add to the log, whose chain has one end; so whoever writes waits for whoever
 * writes before, as with SQLite, and what was looked up is still so when it is changed.
 */
const begin = 'begin; select pg_advisory_xact_lock(1214213748)';

/**
 * Opens a PostgreSQL database by its address. A server that restarts is waited for; a transaction that it interrupted is begun
 * anew. Throws HoldfastError `storage` where it cannot be reached, and where a connection was lost just as a transaction ended,
 * so that nobody knows what became of it.
 */
export async function openPostgres(
  url: string,
  { readOnly = false, patience = standardPatience }: OpenDatabaseOptions = {},
): Promise<Database> {
  const place = placeOf(url);
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'holdfast',
    connectionTimeoutMillis: 5000,
    keepAlive: true,
    idle_in_transaction_session_timeout: mostIdleMilliseconds,
    lock_timeout: mostIdleMilliseconds,
    options: readOnly ? '-c default_transaction_read_only=on' : undefined,
    types: { getTypeParser: (type) => (text: string) => parsed(type, text) },
  });
  // A connection that is lost while nothing is asked of it is replaced by the next one; nobody need be told.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const transactions = new AsyncLocalStorage<pg.PoolClient>();

  const patiently = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    const end = Date.now() + patience;
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if (!isConnectionLost(error)) throw error;
        if (Date.now() > end) throw unreachable(place, error);
        await setTimeout(retryMilliseconds);
      }
    }
  };
  const query = (sql: string, values: readonly DatabaseValue[]): Promise<pg.QueryResult> => {
    const statement = { text: postgresSql(sql), values: values.map(kept) };
    const client = transactions.getStore();
    return client ? client.query(statement) : patiently(() => pool.query(statement));
  };
  const carryOut = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    const client = await pool.connect();
    let state: 'open' | 'ending' | 'lost' = 'open';
    try {
      await client.query(begin);
      const result = await transactions.run(client, work);
      state = 'ending';
      await client.query('commit');
      return result;
    } catch (error) {
      const unknown = state === 'ending' && isConnectionLost(error);
      state = 'lost';
      if (unknown) throw endedUnknown(place, error);
      if (!isConnectionLost(error)) {
        await client.query('rollback');
        state = 'open';
      }
      throw error;
    } finally {
      client.release(state === 'lost');
    }
  };

  try {
    await patiently(() => pool.query('select 1'));
  } catch (cause) {
    await pool.end();
    if (cause instanceof HoldfastError) throw cause;
    throw new HoldfastError('storage', `${place} cannot be opened: ${(cause as Error).message}`, { cause });
  }
  return {
    kind: 'postgres',
    now: 'cast(extract(epoch from clock_timestamp()) * 1000 as bigint)',
    startedAt: 'cast(extract(epoch from pg_postmaster_start_time()) * 1000 as bigint)',
    run: async (sql, ...values) => (await query(sql, values)).rowCount ?? 0,
    get: async <Row>(sql: string, ...values: readonly DatabaseValue[]) =>
      (await query(sql, values)).rows[0] as Row | undefined,
    all: async <Row>(sql: string, ...values: readonly DatabaseValue[]) =>
      (await query(sql, values)).rows as Row[],
    transaction: (work) => (transactions.getStore() ? work() : patiently(() => carryOut(work))),
    close: () => pool.end(),
  };
}

/** An address without what is secret in it. Throws HoldfastError `bad-usage` for none. */
function placeOf(url: string): string {
  const { hostname, port, pathname } = URL.parse(url) ?? { hostname: '', port: '', pathname: '' };
  if (pathname.length > 1) {
    return `The database ${pathname.slice(1)} at ${hostname || 'this machine'}${port && `:${port}`}`;
  }
  throw new HoldfastError(
    'bad-usage',
    'A database needs an address such as postgres://holdfast@db.example/holdfast.',
  );
}

function endedUnknown(place: string, cause: unknown): HoldfastError {
  const message = `${place} was lost as it ended a transaction; look whether it was carried out.`;
  return new HoldfastError('storage', message, { cause });
}

function unreachable(place: string, cause: unknown): HoldfastError {
  return new HoldfastError('storage', `${place} cannot be reached.`, { cause });
}

/** Numbers of eight bytes and sums of them, which the gateway keeps below 2^53; all else is text. */
const bigint = 20;
const numeric = 1700;
const numbers = new Set<number>([bigint, numeric, pg.types.builtins.INT4, pg.types.builtins.FLOAT8]);

function parsed(type: number, text: string): DatabaseValue {
  return numbers.has(type) ? Number(text) : text;
}

/** PostgreSQL keeps no NUL in a text, and none is worth anything in a name. */
function kept(value: DatabaseValue): DatabaseValue {
  return typeof value === 'string' ? value.replaceAll('\0', '\u{fffd}') : value;
}
