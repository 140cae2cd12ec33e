import { parse } from 'csv-parse/sync';
import { type Format, parsedJson } from '../formats/format.ts';
import { recognizeFormat } from '../formats/formats.ts';
import type { JsonObject, RowProblem } from '../formats/reading/row-value.ts';

/** How the records of a CSV file are written. */
export interface CsvLayout {
  delimiter: string;
  columns: readonly string[];
  /** The line that the header stands in, from 1. */
  headerLine: number;
}

/** The columns that hold JSON where a format wants lists or objects. */
const structured = [
  ...['messages', 'conversations', 'conversation', 'history', 'tools', 'contents', 'systemInstruction'],
  ...['preferred_output', 'non_preferred_output', 'image', 'images'],
];

/** The columns that hold text, or lists of messages as JSON. */
const either = ['prompt', 'completion', 'chosen', 'rejected'];
const messagesJson = /^\s*(?:\[\s*)?\{\s*"(?:role|content|from|value)"/;

const delimiters = [',', ';', '\t'];

/** The layout that a header tells when its columns are those of a known format; `delimiter` is given where a file says it. */
export function csvLayoutOf(
  header: string,
  { headerLine = 1, delimiter: given }: { headerLine?: number; delimiter?: string } = {},
): CsvLayout | undefined {
  for (const delimiter of given === undefined ? delimiters : [given]) {
    const names = columnsOf(header, delimiter);
    if (!names) continue;
    if (formatOf(names)) return { delimiter, columns: names, headerLine };
    // Spreadsheets begin a column's name with a capital: "Question", "Answer".
    const small = names.map((name) => name.toLowerCase());
    const format = new Set(small).size === small.length ? formatOf(small) : undefined;
    if (format) {
      const columns = small.map((name, place) => (format.fields.includes(name) ? name : names[place]));
      return { delimiter, columns, headerLine };
    }
  }
  return undefined;
}

function formatOf(names: readonly string[]): Format | undefined {
  const example = Object.fromEntries(names.map((name) => [name, structured.includes(name) ? [] : '']));
  return recognizeFormat('preferred_output' in example ? { ...example, input: {} } : example);
}

/** The columns of a line that reads like a header: at least two, of a few words each. */
export function csvColumns(header: string, given?: string): readonly string[] | undefined {
  for (const delimiter of given === undefined ? delimiters : [given]) {
    const names = columnsOf(header, delimiter);
    if (names && names.length > 1 && names.every((name) => /^[\p{L}\p{N}_ .-]{1,40}$/u.test(name)))
      return names;
  }
  return undefined;
}

function columnsOf(header: string, delimiter: string): string[] | undefined {
  return cellsOf(header, delimiter)?.map((name) => name.trim());
}

/** What came of reading a record. */
export type ReadRecord = { kind: 'fields'; fields: JsonObject } | ({ kind: 'problem' } & RowProblem);

/** A record as an object, columns that hold JSON read; or what is wrong with it. Never throws. */
export function readRecord(text: string, { delimiter, columns }: CsvLayout): ReadRecord {
  const cells = cellsOf(text, delimiter);
  if (!cells) {
    return {
      kind: 'problem',
      reason: 'its quotes do not match',
      remedy: 'put quotes around the whole cell, and double those inside',
    };
  }
  if (cells.length !== columns.length) {
    return {
      kind: 'problem',
      reason: `it has ${cells.length} cells, but the header has ${columns.length}`,
      remedy: 'put quotes around cells that hold the separator or line breaks',
    };
  }
  const preference = columns.includes('preferred_output');
  const fields: [string, unknown][] = [];
  for (const [index, name] of columns.entries()) {
    const cell = cells[index];
    const isJson = structured.includes(name) || (preference && name === 'input');
    if (either.includes(name) && messagesJson.test(cell)) fields.push([name, parsedJson(cell)]);
    else if (!isJson) fields.push([name, cell]);
    // Broken JSON stays text, which the format then refuses by the field's name.
    else if (cell.trim() !== '') fields.push([name, parsedJson(cell)]);
  }
  return { kind: 'fields', fields: Object.fromEntries(fields) };
}

/** A record with some of its fields changed; cells that did not change keep their text. */
export function changedRecord(text: string, layout: CsvLayout, changed: JsonObject): string {
  const before = readRecord(text, layout);
  const cells = cellsOf(text, layout.delimiter);
  if (!cells || before.kind === 'problem') throw new RangeError('A record that is broken cannot be changed.');
  const written = layout.columns.map((name, index) => {
    const value = changed[name];
    if (value === undefined || JSON.stringify(value) === JSON.stringify(before.fields[name]))
      return cells[index];
    return typeof value === 'string' ? value : JSON.stringify(value);
  });
  const ending = /\r?\n$/.exec(text)?.[0] ?? '';
  return written.map((cell) => quoted(cell, layout.delimiter)).join(layout.delimiter) + ending;
}

function quoted(cell: string, delimiter: string): string {
  return /["\r\n]/.test(cell) || cell.includes(delimiter) || cell.trim() !== cell
    ? `"${cell.replaceAll('"', '""')}"`
    : cell;
}

/** The cells of one record; undefined when its quotes do not match. */
function cellsOf(text: string, delimiter: string): string[] | undefined {
  try {
    return parse(text, { delimiter, relax_column_count: true }).at(0) ?? [];
  } catch {
    return undefined;
  }
}
