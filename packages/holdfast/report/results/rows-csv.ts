import { csvField } from '../../data/files/csv-field.ts';
import { type ResultRow, resultColumns } from './result-rows.ts';

const names = Object.keys(resultColumns) as (keyof ResultRow)[];

/** Rows as CSV (RFC 4180), header first, one line at a time; null is an empty field. */
export async function* rowsCsv(rows: AsyncIterable<ResultRow>): AsyncGenerator<string> {
  yield `${names.join(',')}\r\n`;
  for await (const row of rows) yield `${names.map((name) => csvField(row[name])).join(',')}\r\n`;
}
