import type { ReadLine } from '../parse-row.ts';
import { type ParsedRow, parseRow, parseValue } from '../parse-row.ts';
import type { Block } from './block.ts';
import { type RowBytes, rowsIn, rowText } from './block-bytes.ts';
import { readRecord } from './csv-records.ts';
import { countsEntries, type DataFile } from './data-file.ts';

/** A row as it was read, and its bytes; a row too long to be read has none. */
export interface BlockRow extends RowBytes {
  row: ReadLine;
}

/** Reads the rows of a block, those that `wanted` does not want left out. Pure: blocks can be read in any thread. */
export function* blockRows(
  block: Block,
  { container, format }: Pick<DataFile, 'container' | 'format'>,
  wanted: (line: number) => boolean = () => true,
): Generator<BlockRow> {
  if (block.kind === 'problem') {
    const { line, reason, remedy } = block;
    const row: ReadLine = { kind: 'problem', line, reason, remedy };
    if (wanted(line)) yield { line, startLine: line, bytes: new Uint8Array(), row };
    return;
  }
  for (const rowBytes of rowsIn(block, { entries: countsEntries(container) })) {
    const { line, bytes } = rowBytes;
    if (!wanted(line) || (container.kind === 'csv' && line <= container.headerLine)) continue;
    const text = rowText(bytes);
    const parsed = text === undefined ? notUtf8 : parseText(text, { container, format });
    if (parsed) yield { ...rowBytes, row: { line, ...parsed } };
  }
}

const notUtf8: ParsedRow = {
  kind: 'problem',
  reason: 'it is not UTF-8 text',
  remedy: 'save the file as UTF-8',
};

function parseText(
  text: string,
  { container, format }: { container: DataFile['container']; format: DataFile['format'] | undefined },
): ParsedRow | undefined {
  if (container.kind !== 'csv') return parseRow(text, format);
  if (text.trim() === '') return undefined;
  const record = readRecord(text, container);
  return record.kind === 'problem' ? record : parseValue(record.fields, format);
}
