import type { Conversation, FormatName } from '../conversation.ts';
import type { ToolText } from '../tool-texts.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** What is wrong with a row, and what to do about it. `message` counts from 0. */
export interface RowProblem {
  reason: string;
  remedy: string;
  message?: number;
}

/** A stretch of a message's text: a string in the row, found by its path, or glue that only the reader put in. */
export type TextPiece = { path: readonly (string | number)[]; text: string } | { glue: string };

/** One way to write a conversation as an object; each has a file of its own. */
export interface Format {
  readonly name: FormatName;
  /** For people, such as `OpenAI chat`. */
  readonly title: string;
  /** Whether an object is written in this format; it may still be wrong in its details. */
  recognizes(row: JsonObject): boolean;
  read(row: JsonObject): Conversation | RowProblem;
  /** Where the text of each message of a row that could be read stands in it; the pieces joined are the text. */
  pieces(row: JsonObject): readonly (readonly TextPiece[])[];
  /** Where a text of the row's tools stands in it; `path` as in `ToolText`. Absent for formats without tools. */
  toolPath?(row: JsonObject, text: Pick<ToolText, 'message' | 'path'>): readonly (string | number)[];
}

export function isProblem(read: object): read is RowProblem {
  return 'reason' in read;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
