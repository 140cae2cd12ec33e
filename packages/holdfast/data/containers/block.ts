import type { RowProblem } from '../formats/reading/row-value.ts';

/** A stretch of a data file that holds whole rows, to be read by itself, in any thread. */
export interface RowBlock {
  kind: 'rows';
  bytes: Uint8Array;
  /** The line that the first byte stands in; in a JSON list, the number of the first entry. */
  first: number;
  /** Where rows lie in `bytes`, start and end in turn; absent where every line is a row. */
  spans?: Uint32Array;
  /** The line that each row of `spans` begins in. */
  lines?: Uint32Array;
}

/** A stretch that cannot be split into rows. */
export interface ProblemBlock extends RowProblem {
  kind: 'problem';
  line: number;
}

export type Block = RowBlock | ProblemBlock;

/** Cuts a stream of bytes where rows end. It keeps what is left over, and holds no more than a block and a row. */
export interface Splitter {
  /** The rows that are whole so far. */
  push(bytes: Uint8Array): Block[];
  /** What is left when the bytes have come to an end. */
  end(): Block[];
}

/** Longer rows are refused before they fill the memory: no chat is this long. */
export const longestRow = 64 * 1024 * 1024;

export function tooLong(line: number): ProblemBlock {
  return {
    kind: 'problem',
    line,
    reason: `it is longer than ${longestRow / 1024 / 1024} MiB`,
    remedy: 'check that rows end where they should, or leave the row out',
  };
}

/** How many line feeds there are. */
export function countLines(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) lines += 1;
  return lines;
}

/** Buffers joined; a single one is not copied. */
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  return parts.length === 1 ? parts[0] : Buffer.concat(parts);
}
