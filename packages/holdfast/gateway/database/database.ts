/** What the gateway asks of a database, in SQL that SQLite and PostgreSQL both know, with `?` for values. */
export interface Database {
  readonly kind: DatabaseKind;
  /** SQL of the present by the database's own clock, which is one for all machines: milliseconds since 1970. */
  readonly now: string;
  /** SQL of the time at which its server started; 0 where there is none. */
  readonly startedAt: string;
  /**
   * Returns how many rows were changed. Outside of a transaction it may be carried out twice, where a connection is lost
   * meanwhile: what must not be belongs into one.
   */
  run(sql: string, ...values: readonly DatabaseValue[]): Promise<number>;
  get<Row>(sql: string, ...values: readonly DatabaseValue[]): Promise<Row | undefined>;
  all<Row>(sql: string, ...values: readonly DatabaseValue[]): Promise<Row[]>;
  /**
   * Carries out all of it, or none where it throws. What is asked of the database within it, by whomever it calls, is part of
   * it, a further transaction too. One that writes waits for another: nobody else writes between its statements. `work` may be
   * begun anew, and so does nothing but ask the database.
   */
  transaction<Result>(work: () => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

export type DatabaseKind = 'sqlite' | 'postgres';

/** What can be kept; objects are kept as JSON text. */
export type DatabaseValue = string | number | null;

/** How a database is opened. */
export interface OpenDatabaseOptions {
  /** Nothing is made or migrated, and nothing can be changed. */
  readOnly?: boolean;
  /** How long a database that cannot be reached, or is busy, is waited for. Milliseconds. */
  patience?: number;
}

/** The patience of whoever answers a request meanwhile. */
export const standardPatience = 10_000;
