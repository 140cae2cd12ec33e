import type { Conversation, FormatName, SourceRow } from './conversations/conversation.ts';
import { isObject, isProblem } from './formats/format.ts';
import { formatNamed, recognizeFormat } from './formats/formats.ts';
import { explainFields } from './formats/reading/explain-fields.ts';
import { readRow } from './formats/reading/read-layout.ts';
import type { RowProblem } from './formats/reading/row-value.ts';
import { readJson } from './json/read-json.ts';

/** What came of reading a row: a conversation, or what is wrong and what to do about it. */
export type ParsedRow =
  | { kind: 'conversation'; conversation: Conversation; source?: SourceRow }
  | ({ kind: 'problem' } & RowProblem);

/** Reads one row of JSON text in the format of its file, or in whichever it is written. Never throws. */
export function parseRow(text: string, format?: FormatName): ParsedRow {
  const read = readJson(text);
  return read.kind === 'problem' ? read : parseValue(read.value, format);
}

/** The same for a row that has been decoded. */
export function parseValue(value: unknown, format?: FormatName): ParsedRow {
  if (!isObject(value)) return { kind: 'problem', ...explainFields(value) };
  const expected = format === undefined ? recognizeFormat(value) : formatNamed(format);
  if (!expected) return { kind: 'problem', ...explainFields(value) };
  if (!expected.recognizes(value)) {
    const other = recognizeFormat(value);
    if (other) {
      return {
        kind: 'problem',
        reason: `it is written as ${other.title} in a file of ${expected.title}`,
        remedy: 'keep one format in a file; split the file',
      };
    }
  }
  const read = readRow(expected, value);
  if (isProblem(read)) return { kind: 'problem', ...read };
  return { kind: 'conversation', conversation: read, source: { format: expected.name, value } };
}

/** A row of a data file with what came of reading it. `line` is as in `Row`. */
export type ReadLine = ParsedRow & { line: number };
