import type { Conversation, FormatName } from '../conversations/conversation.ts';
import type { RowLayout } from './reading/row-layout.ts';
import type { JsonObject, RowProblem } from './reading/row-value.ts';

/** One way to write a conversation as an object; each has a file of its own. */
export interface Format {
  readonly name: FormatName;
  /** For people, such as `OpenAI chat`. */
  readonly title: string;
  /** The fields of a row that are read; others are told. */
  readonly fields: readonly string[];
  /** Whether an object is written in this format; it may still be wrong in its details. */
  recognizes(row: JsonObject): boolean;
  /** Where everything that is learnt from stands in a row, or what is wrong with it. */
  layout(row: JsonObject): RowLayout | RowProblem;
  /** A conversation as a row of this format, or what of it the format cannot hold. */
  write(conversation: Conversation): JsonObject | RowProblem;
}

export function isProblem(read: object): read is RowProblem {
  return 'reason' in read;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value that may be written as JSON text, read; text that is no JSON stays as it is. */
export function parsedJson(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
