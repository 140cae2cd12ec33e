export type JsonObject = Readonly<Record<string, unknown>>;

/** Where a value stands in a row: names of fields and places in lists. */
export type Path = readonly (string | number)[];

/** What is wrong with a row, and what to do about it. `message` counts from 0. */
export interface RowProblem {
  reason: string;
  remedy: string;
  message?: number;
}

/**
 * A stretch of a message's text: a string in the row, found by its path, and where else the same stands; or glue that only
 * the reader put in.
 */
export type TextPiece = { path: Path; text: string; copies?: readonly Path[] } | { glue: string };
