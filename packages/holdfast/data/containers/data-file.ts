import { stat } from 'node:fs/promises';
import { HoldfastError } from '../../errors.ts';
import type { FormatName } from '../conversation.ts';
import { isObject } from '../formats/format.ts';
import { recognizeFormat } from '../formats/formats.ts';
import { type Block, countLines, joinBytes, longestRow, type Splitter } from './block.ts';
import { rowsIn, rowText } from './block-bytes.ts';
import { type CsvLayout, csvLayoutOf, readRecord } from './csv-records.ts';
import { csvSplitter } from './csv-splitter.ts';
import { jsonSplitter } from './json-splitter.ts';
import { lineSplitter } from './line-splitter.ts';
import { type Compression, openBytes } from './open-bytes.ts';

/** How rows are put into a file: a line each, a list, objects spread over lines, or a table. */
export type Container =
  | { kind: 'jsonl' }
  | { kind: 'json' }
  | { kind: 'json-sequence' }
  | ({ kind: 'csv' } & CsvLayout);

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

/** So much of a file is looked at to tell what it is. */
const headBytes = 1 << 20;
/** So many rows of it are tried. */
const triedRows = 200;

/** Tells by its content what a data file is. Throws HoldfastError as `openBytes` does, and for files that are no text. */
export async function describeDataFile(
  path: string,
  options: { signal?: AbortSignal } = {},
): Promise<DataFile> {
  const head = await readHead(path, options);
  const { size } = await stat(path);
  const container = containerOf(path, head.bytes);
  const format = formatOf(container, head.bytes);
  return { path, size, compression: head.compression, container, format };
}

/** Whether the rows of a file are counted as entries; elsewhere a row is named by its line. */
export function countsEntries({ kind }: Container): boolean {
  return kind === 'json' || kind === 'json-sequence';
}

/** A splitter for a file's rows. */
export function splitterFor(container: Container): Splitter {
  if (container.kind === 'jsonl') return lineSplitter();
  return container.kind === 'csv' ? csvSplitter() : jsonSplitter({ list: container.kind === 'json' });
}

async function readHead(
  path: string,
  options: { signal?: AbortSignal },
): Promise<{ bytes: Uint8Array; compression: Compression }> {
  const parts: Uint8Array[] = [];
  let length = 0;
  let lines = false;
  let compression: Compression = 'none';
  for await (const chunk of openBytes(path, options)) {
    parts.push(chunk.bytes);
    compression = chunk.compression;
    length += chunk.bytes.length;
    lines ||= chunk.bytes.includes(10);
    if (length >= longestRow || (length >= headBytes && lines)) break;
  }
  return { bytes: joinBytes(parts), compression };
}

function containerOf(path: string, head: Uint8Array): Container {
  const foreign = foreignKind(head);
  if (foreign !== undefined) {
    throw new HoldfastError(
      'bad-data',
      `${path} is ${foreign}; write the rows as JSONL, JSON or CSV, gzip or zstd if you like.`,
    );
  }
  const text = Buffer.from(head.buffer, head.byteOffset, head.length);
  const begin = text.findIndex((byte) => byte > 32);
  if (begin === -1) return { kind: 'jsonl' };
  const lineEnd = text.indexOf(10, begin);
  const firstLine = text.toString('utf8', begin, lineEnd === -1 ? text.length : lineEnd).trim();
  // A line that is a whole list, with more lines after it, is a row of JSONL, though no row that can be used.
  if (text[begin] === openList) {
    const more = lineEnd !== -1 && text.subarray(lineEnd).some((byte) => byte > 32);
    return { kind: more && readJson(firstLine) !== undefined ? 'jsonl' : 'json' };
  }
  // One object over several lines, as programs print it for people.
  if (firstLine === '{') return { kind: 'json-sequence' };
  if (text[begin] === openObject) return { kind: 'jsonl' };
  const layout = csvLayoutOf(firstLine, 1 + countLines(text.subarray(0, begin)));
  return layout ? { kind: 'csv', ...layout } : { kind: 'jsonl' };
}

const [openList, openObject] = [91, 123];

/** What a file is by the bytes that its kind begins with, or by many zero bytes, which no text has. */
function foreignKind(head: Uint8Array): string | undefined {
  const begins = (...bytes: number[]): boolean => bytes.every((byte, index) => head[index] === byte);
  if (begins(0x50, 0x41, 0x52, 0x31)) return 'a Parquet file';
  if (begins(0x41, 0x52, 0x52, 0x4f, 0x57, 0x31)) return 'an Arrow file';
  if (begins(0x50, 0x4b, 0x03, 0x04)) return 'a ZIP archive or a spreadsheet';
  if (begins(0x42, 0x5a, 0x68)) return 'compressed with bzip2';
  if (begins(0xfd, 0x37, 0x7a, 0x58, 0x5a)) return 'compressed with xz';
  const beginning = head.subarray(0, 4096);
  const zeros = beginning.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0);
  return zeros > beginning.length / 20 ? 'no text: it is full of zero bytes' : undefined;
}

function formatOf(container: Container, head: Uint8Array): FormatName | undefined {
  const splitter = splitterFor(container);
  const blocks = [...splitter.push(head), ...splitter.end()];
  let tried = 0;
  for (const value of valuesOf(container, blocks)) {
    const format = isObject(value) ? recognizeFormat(value) : undefined;
    if (format) return format.name;
    tried += 1;
    if (tried >= triedRows) return undefined;
  }
  return undefined;
}

/** The values of rows as far as they can be read; what is wrong with the others is told when the file is read. */
function* valuesOf(container: Container, blocks: readonly Block[]): Generator<unknown> {
  for (const block of blocks) {
    if (block.kind === 'problem') continue;
    for (const { line, bytes } of rowsIn(block, { entries: false })) {
      const text = rowText(bytes);
      if (text === undefined) continue;
      if (container.kind !== 'csv') yield readJson(text);
      else if (line > container.headerLine) {
        const record = readRecord(text, container);
        if (record.kind === 'fields') yield record.fields;
      }
    }
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
