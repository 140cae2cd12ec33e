import { stat } from 'node:fs/promises';
import { HoldfastError } from '../../errors.ts';
import type { FormatName } from '../conversations/conversation.ts';
import { isObject, parsedJson } from '../formats/format.ts';
import { recognizeFormat } from '../formats/formats.ts';
import { tableKindOf } from '../tables/table-kind.ts';
import { type Block, countLines, joinBytes, longestRow } from './block.ts';
import { rowsIn, rowText } from './block-bytes.ts';
import { csvColumns, csvLayoutOf, readRecord } from './csv-records.ts';
import { type Container, type DataFile, splitterFor } from './data-file.ts';
import type { Compression } from './decompress.ts';
import { asRows, foreignFileOf, isFullOfZeros } from './foreign-file.ts';
import { openBytes } from './open-bytes.ts';
import { refuseSharedProblem } from './shared-problem.ts';
import { encodingOf } from './text-encoding.ts';

/** So much of a file is looked at to tell what it is. */
const headBytes = 1 << 20;
/** So many rows of it are tried. */
const triedRows = 200;

/**
 * Tells by its content what a data file is. Throws HoldfastError as `openBytes` does, and `bad-data` for files that hold no
 * rows, are written in another encoding than UTF-8, or of whose first rows none can be read for one and the same reason.
 */
export async function describeDataFile(
  path: string,
  options: { signal?: AbortSignal } = {},
): Promise<DataFile> {
  const head = await readHead(path, options);
  const { size } = await stat(path);
  const container = containerOf(path, head);
  const blocks = blocksOf(container, head.bytes);
  const format = formatOf(container, blocks);
  const file: DataFile = { path, size, compression: head.compression, container, format };
  refuseSharedProblem(file, blocks, { most: triedRows, whole: head.whole });
  return file;
}

interface Head {
  bytes: Uint8Array;
  compression: Compression;
  /** Of the file itself, where its rows come as JSON lines. */
  first: Uint8Array;
  /** Whether it is all of the file. */
  whole: boolean;
}

async function readHead(path: string, options: { signal?: AbortSignal }): Promise<Head> {
  const parts: Uint8Array[] = [];
  let length = 0;
  let lines = false;
  let compression: Compression = 'none';
  let first = new Uint8Array();
  let whole = true;
  for await (const chunk of openBytes(path, options)) {
    parts.push(chunk.bytes);
    if (length === 0) first = Uint8Array.from(chunk.first.subarray(0, 16));
    compression = chunk.compression;
    length += chunk.bytes.length;
    lines ||= chunk.bytes.includes(10);
    whole = length < headBytes;
    if (length >= longestRow || (length >= headBytes && lines)) break;
  }
  return { bytes: joinBytes(parts), compression, first, whole };
}

const [openList, openObject] = [91, 123];

function containerOf(path: string, { bytes: head, first }: Head): Container {
  const table = tableKindOf(first);
  if (table) return { kind: table };
  refuseForeign(path, head);
  const text = Buffer.from(head.buffer, head.byteOffset, head.length);
  const begin = text.findIndex((byte) => byte > 32);
  if (begin === -1) {
    throw new HoldfastError('bad-data', `${path} has no rows; put one conversation on each line.`);
  }
  const lineEnd = text.indexOf(10, begin);
  const firstLine = text.toString('utf8', begin, lineEnd === -1 ? text.length : lineEnd).trim();
  // A line that is a whole list, with more lines after it, is a row of JSONL, though no row that can be used.
  if (text[begin] === openList) {
    const more = lineEnd !== -1 && text.subarray(lineEnd).some((byte) => byte > 32);
    return { kind: more && parsedJson(firstLine) !== firstLine ? 'jsonl' : 'json' };
  }
  // One object over several lines, as programs print it for people.
  if (firstLine === '{') return { kind: 'json-sequence' };
  if (text[begin] === openObject) return { kind: 'jsonl' };
  return csvOf(path, text.subarray(begin), 1 + countLines(text.subarray(0, begin)));
}

function refuseForeign(path: string, head: Uint8Array): void {
  const refuse = (what: string): never => {
    throw new HoldfastError('bad-data', `${path} ${what}`);
  };
  const foreign = foreignFileOf(head);
  if (foreign) refuse(`is ${foreign.is}; ${foreign.remedy}.`);
  const encoding = encodingOf(head);
  if (encoding) {
    const { title, iconv } = encoding;
    refuse(
      `seems to be written in ${title} and not in UTF-8; convert it: iconv -f ${iconv} -t UTF-8 ${path} > NEW`,
    );
  }
  if (isFullOfZeros(head)) refuse(`is no text: it is full of zero bytes; ${asRows}.`);
}

/** A table as text, by its header; Excel may put its separator on a line before that. */
function csvOf(path: string, text: Buffer, firstLine: number): Container {
  const lines = text.toString('utf8', 0, Math.min(text.length, 1 << 16)).split(/\r?\n/, 2);
  const separator = /^"?sep=(?<sign>.)"?$/i.exec(lines[0].trim())?.groups?.sign;
  const header = (separator === undefined ? lines[0] : (lines[1] ?? '')).trim();
  const layout = csvLayoutOf(header, {
    headerLine: firstLine + (separator === undefined ? 0 : 1),
    delimiter: separator,
  });
  if (layout) return { kind: 'csv', ...layout };
  const columns = csvColumns(header, separator);
  if (columns) {
    throw new HoldfastError(
      'bad-data',
      `${path} seems to be CSV with the columns ${columns.map((name) => `"${name}"`).join(', ')}, which are of no known format; name them as a format does, such as prompt and completion.`,
    );
  }
  return { kind: 'jsonl' };
}

function blocksOf(container: Container, head: Uint8Array): Block[] {
  const splitter = splitterFor(container);
  return [...splitter.push(head), ...splitter.end()];
}

function formatOf(container: Container, blocks: readonly Block[]): FormatName | undefined {
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
      if (container.kind !== 'csv') yield parsedJson(text);
      else if (line > container.headerLine) {
        const record = readRecord(text, container);
        if (record.kind === 'fields') yield record.fields;
      }
    }
  }
}
