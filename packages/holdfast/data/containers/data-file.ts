import type { FormatName } from '../conversations/conversation.ts';
import type { TableKind } from '../tables/table-kind.ts';
import type { Splitter } from './block.ts';
import type { CsvLayout } from './csv-records.ts';
import { csvSplitter } from './csv-splitter.ts';
import type { Compression } from './decompress.ts';
import { jsonSplitter } from './json-splitter.ts';
import { lineSplitter } from './line-splitter.ts';

/** How rows are put into a file: a line each, a list, objects spread over lines, or a table as text or in columns. */
export type Container =
  | { kind: 'jsonl' }
  | { kind: 'json' }
  | { kind: 'json-sequence' }
  | ({ kind: 'csv' } & CsvLayout)
  | { kind: TableKind };

/** A data file as its content describes it; its name says nothing. */
export interface DataFile {
  path: string;
  /** Bytes on the disk. */
  size: number;
  compression: Compression;
  container: Container;
  /** The format of its first row that is written in a known one; absent when there is none near the beginning. */
  format?: FormatName;
}

/** Whether rows are named by their number; elsewhere a row is named by its line. */
export function countsEntries({ kind }: Container): boolean {
  return kind !== 'jsonl' && kind !== 'csv';
}

/** A splitter for a file's rows; those of tables in columns come as JSON lines. */
export function splitterFor({ kind }: Container): Splitter {
  if (kind === 'csv') return csvSplitter();
  return kind === 'json' || kind === 'json-sequence'
    ? jsonSplitter({ list: kind === 'json' })
    : lineSplitter();
}
