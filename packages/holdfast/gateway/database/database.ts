/** What the gateway asks of a database: statements with `?` for values, and all or none of several. */
export interface Database {
  /** Returns how many rows were changed. */
  run(sql: string, ...values: readonly DatabaseValue[]): number;
  get<Row>(sql: string, ...values: readonly DatabaseValue[]): Row | undefined;
  all<Row>(sql: string, ...values: readonly DatabaseValue[]): Row[];
  /** Carries out all of it, or none where it throws. One in another is part of it. */
  transaction<Result>(work: () => Result): Result;
  close(): void;
}

/** What can be kept; objects are kept as JSON text. */
export type DatabaseValue = string | number | null;
