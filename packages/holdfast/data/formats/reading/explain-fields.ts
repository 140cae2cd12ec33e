import { isObject } from '../format.ts';
import { shortened } from '../turns/message-fields.ts';
import type { JsonObject, RowProblem } from './row-value.ts';

/** Why a value is a row of no known format: the fields that were seen, and what to write instead. */
export function explainFields(value: unknown): RowProblem {
  if (Array.isArray(value)) {
    const first: unknown = value[0];
    const bare = isObject(first) && ('role' in first || 'from' in first);
    return {
      reason: bare ? 'it is a bare list of messages' : 'it is a list and no JSON object',
      remedy: bare
        ? `put the list into a field: {"${'from' in first ? 'conversations' : 'messages'}": [...]}`
        : 'write one JSON object for each row',
    };
  }
  if (!isObject(value)) {
    return { reason: 'it is not a JSON object', remedy: 'write one JSON object on each line' };
  }
  const names = Object.keys(value);
  if (names.length === 0) return { reason: 'it has no fields', remedy: chat };
  const listed = names.slice(0, 8).map((name) => `"${shortened(name)}"`);
  const seen = names.length === 1 ? `its only field is ${listed[0]}` : `its fields are ${listed.join(', ')}`;
  return knownFields(value, seen) ?? { reason: `${seen}, of no known format`, remedy: chat };
}

const chat = 'use the chat format: {"messages": [{"role": ..., "content": ...}]}';

function knownFields(row: JsonObject, seen: string): RowProblem | undefined {
  const names = Object.keys(row);
  const columns = Object.values(row);
  if (columns.every((column) => isObject(column) && Object.keys(column)[0] === '0')) {
    return {
      reason: `${seen}, each of them a whole column by row number, as pandas writes a table`,
      remedy: 'write it with to_json(path, orient="records", lines=True)',
    };
  }
  const lists = Object.entries(row).filter(([, column]) => Array.isArray(column) && isObject(column[0]));
  if (lists.length === 1 && names.length < 4) {
    const [name] = lists[0];
    return {
      reason: `${seen}, and rows seem to lie in "${name}"`,
      remedy: `write the list in "${name}" by itself`,
    };
  }
  if ('input_ids' in row) {
    return {
      reason: `${seen}: tokens and no text`,
      remedy: 'give the conversations that they were made from',
    };
  }
  if (typeof row.text === 'string') {
    return {
      reason: `${seen}, and "text" holds whole conversations with one model's own marks in them`,
      remedy: 'give the messages that they were made from, as {"messages": [...]}',
    };
  }
  return undefined;
}
