import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import zlib from 'node:zlib';
import { HoldfastError } from '../errors.ts';
import type { RowBlock } from './containers/block.ts';
import { rowsIn, rowText } from './containers/block-bytes.ts';
import { changedRecord, readRecord } from './containers/csv-records.ts';
import { countsEntries, type DataFile, splitterFor } from './containers/data-file.ts';
import { openBytes } from './containers/open-bytes.ts';

import { editRow, type TextEdit } from './edit-row.ts';
import { fillAtomically, privateFile } from './files/write-atomically.ts';
import { isObject } from './formats/format.ts';
import { openaiRow } from './formats/writing/openai-row.ts';
import { parseExactly } from './json/exact-json.ts';
import { parseRow, parseValue } from './parse-row.ts';

/** What becomes of a row in a copy of its file. */
export type RowChange = 'keep' | 'drop' | { edits: readonly TextEdit[] };

export interface CopyCounts {
  kept: number;
  rewritten: number;
  dropped: number;
}

/**
 * Copies a data file row by row in constant memory. Rows that stay are copied byte for byte, so that every field stays
 * as it was; of a row that is rewritten, only the texts change. `as: 'same'` keeps container, format and compression,
 * `as: 'openai'` writes OpenAI's JSONL. Rows that are too long to be read, and with `openai` rows that are no
 * conversations, are dropped. The file appears only when it is whole. Throws HoldfastError as `openBytes` does, and
 * `storage` when the disk refuses.
 */
export async function copyRows({
  file,
  output,
  changeOf,
  as = 'same',
  signal,
}: {
  file: DataFile;
  output: string;
  changeOf: (line: number) => RowChange;
  as?: 'same' | 'openai';
  signal?: AbortSignal;
}): Promise<CopyCounts> {
  const counts: CopyCounts = { kept: 0, rewritten: 0, dropped: 0 };
  const bytes = as === 'same' ? copied : converted;
  const compression = as === 'same' ? compressor(file) : [];
  try {
    await fillAtomically(output, async (temporary) => {
      const source = Readable.from(bytes({ file, changeOf, counts, signal }), { objectMode: false });
      await pipeline([source, ...compression, createWriteStream(temporary, { mode: privateFile })]);
    });
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  }
  return counts;
}

interface Copying {
  file: DataFile;
  changeOf: (line: number) => RowChange;
  counts: CopyCounts;
  signal: AbortSignal | undefined;
}

function compressor({ compression }: DataFile): NodeJS.ReadWriteStream[] {
  if (compression === 'gzip') return [zlib.createGzip()];
  return compression === 'zstd' ? [zlib.createZstdCompress()] : [];
}

async function* blocksOf({ file, counts, signal }: Copying): AsyncGenerator<RowBlock> {
  const splitter = splitterFor(file.container);
  const readable = (block: ReturnType<typeof splitter.end>[number]): RowBlock[] => {
    if (block.kind === 'rows') return [block];
    counts.dropped += 1;
    return [];
  };
  for await (const { bytes } of openBytes(file.path, signal ? { signal } : {})) {
    yield* splitter.push(bytes).flatMap(readable);
  }
  yield* splitter.end().flatMap(readable);
}

async function* copied(copying: Copying): AsyncGenerator<Uint8Array> {
  const { file, changeOf, counts } = copying;
  const entries = countsEntries(file.container);
  // What stands between two rows goes with the second; the first row that stays takes what opens the list.
  let between: Uint8Array[] = [];
  let opening: Uint8Array[] | undefined;
  let stays = 0;
  for await (const block of blocksOf(copying)) {
    let from = 0;
    for (const { line, bytes } of rowsIn(block, { entries })) {
      const start = bytes.byteOffset - block.bytes.byteOffset;
      const end = entries ? start + bytes.length : endOfLine(block.bytes, start + bytes.length);
      between.push(block.bytes.subarray(from, start));
      from = end;
      const isHeader = file.container.kind === 'csv' && line <= file.container.headerLine;
      const change = isHeader ? 'keep' : changeOf(line);
      if (entries) opening ??= between;
      if (change === 'drop') counts.dropped += 1;
      else {
        yield* entries && stays === 0 ? (opening ?? []) : between;
        stays += 1;
        if (change === 'keep') {
          if (!isHeader) counts.kept += 1;
          yield block.bytes.subarray(start, end);
        } else {
          counts.rewritten += 1;
          const ending = Buffer.from(block.bytes.subarray(start + bytes.length, end));
          yield Buffer.concat([
            Buffer.from(rewritten(file, line, rowText(bytes) ?? '', change.edits)),
            ending,
          ]);
        }
      }
      between = [];
    }
    between.push(block.bytes.slice(from));
  }
  if (entries && stays === 0) yield* opening ?? [];
  yield* between;
}

/** Lines end with a line feed, which CSV's records hold already. */
function endOfLine(bytes: Uint8Array, end: number): number {
  return bytes[end] === 10 && bytes[end - 1] !== 10 ? end + 1 : end;
}

function rewritten(file: DataFile, line: number, text: string, edits: readonly TextEdit[]): string {
  const { container, path } = file;
  const value = container.kind === 'csv' ? fieldsOf(text, container) : parseExactly(text);
  const parsed = parseValue(value, file.format);
  if (parsed.kind === 'problem' || !parsed.source || !isObject(value)) {
    throw new HoldfastError('bad-data', `${path}, row ${line} has changed while it was read; scan it again.`);
  }
  try {
    const edited = editRow(value, { format: parsed.source.format, conversation: parsed.conversation }, edits);
    return container.kind === 'csv' ? changedRecord(text, container, edited) : JSON.stringify(edited);
  } catch (cause) {
    throw new HoldfastError('bad-data', `${path}, row ${line} is nested too deep to be rewritten; drop it.`, {
      cause,
    });
  }
}

function fieldsOf(text: string, layout: Parameters<typeof readRecord>[1]): unknown {
  const record = readRecord(text, layout);
  return record.kind === 'fields' ? record.fields : undefined;
}

async function* converted(copying: Copying): AsyncGenerator<string> {
  const { file, changeOf, counts } = copying;
  const { container } = file;
  for await (const block of blocksOf(copying)) {
    for (const { line, bytes } of rowsIn(block, { entries: countsEntries(container) })) {
      const text = rowText(bytes);
      if (container.kind === 'csv' && line <= container.headerLine) continue;
      const change = text === undefined ? 'drop' : changeOf(line);
      if (change === 'drop' || text === undefined) {
        counts.dropped += 1;
        continue;
      }
      const edited = change === 'keep' ? text : rewritten(file, line, text, change.edits);
      const parsed =
        container.kind === 'csv'
          ? parseValue(fieldsOf(edited, container), file.format)
          : parseRow(edited, file.format);
      if (parsed.kind === 'problem') {
        counts.dropped += 1;
        continue;
      }
      counts[change === 'keep' ? 'kept' : 'rewritten'] += 1;
      const isOpenai = parsed.source?.format.startsWith('openai-');
      yield `${JSON.stringify(isOpenai ? parsed.source?.value : openaiRow(parsed.conversation))}\n`;
    }
  }
}
