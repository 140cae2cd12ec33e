import type { Database, DatabaseValue } from './database.ts';

/** Which part of a list is wanted. */
export interface PageRequest {
  limit: number;
  order: 'asc' | 'desc';
  /** The id of the last one that was seen. */
  after?: string;
}

/** A part of a list. */
export interface Page<Row> {
  rows: Row[];
  hasMore: boolean;
}

/**
 * Rows of a table by when they were made, those of one moment by id. `where` and `values` choose among them; table and
 * condition stand in the code and never come from a request. An `after` that is
 * not among them, such as somebody else's, gives an empty page.
 */
export async function readPage<Row>(
  database: Database,
  { table, where, values }: { table: string; where: string; values: readonly DatabaseValue[] },
  { limit, order, after }: PageRequest,
): Promise<Page<Row>> {
  const beyond = order === 'asc' ? '>' : '<';
  const start =
    after === undefined
      ? '1 = 1'
      : `(created_at, id) ${beyond} (select created_at, id from ${table} where ${where} and id = ?)`;
  const rows = await database.all<Row>(
    `select * from ${table} where ${where} and ${start} order by created_at ${order}, id ${order} limit ?`,
    ...values,
    ...(after === undefined ? [] : [...values, after]),
    limit + 1,
  );
  return { rows: rows.slice(0, limit), hasMore: rows.length > limit };
}
