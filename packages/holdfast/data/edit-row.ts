import {
  allMessages,
  type BesideText,
  messageTexts,
  offeredTexts,
  pathText,
} from './conversations/beside-texts.ts';
import type { Conversation, FormatName } from './conversations/conversation.ts';
import { parsedJson } from './formats/format.ts';
import { formatNamed } from './formats/formats.ts';
import { besidePath, rowPieces } from './formats/reading/read-layout.ts';
import type { JsonObject, Path, TextPiece } from './formats/reading/row-value.ts';

/** A stretch of a text and what is to stand there instead; places in UTF-16 units, `end` not included. */
export interface TextEdit {
  /** Counted from 0 as by `allMessages`; absent for the tools that the row offers. */
  message?: number;
  /** The text, where it is not what the message says; see `pathText`. */
  field?: string;
  start: number;
  end: number;
  replacement: string;
}

/**
 * A row with some of its texts changed and every other field as it was; `conversation` is what it was read as. Of edits
 * that overlap the first counts. A replacement goes where its stretch begins; glue between pieces cannot be changed and
 * stays. Arguments that were JSON stay JSON.
 */
export function editRow(
  row: JsonObject,
  { format: name, conversation }: { format: FormatName; conversation: Conversation },
  edits: readonly TextEdit[],
): JsonObject {
  const format = formatNamed(name);
  const pieces = rowPieces(format, row);
  const change = (value: JsonObject, path: Path, text: string): JsonObject =>
    withText(value, path, text) as JsonObject;
  let edited = row;
  for (const own of Map.groupBy(edits, ({ message, field }) => `${message} ${field}`).values()) {
    const [{ message, field }] = own;
    const ordered = withoutOverlaps(own);
    if (field === undefined) {
      for (const { path, text } of editPieces(pieces[message ?? 0] ?? [], ordered)) {
        edited = change(edited, path, text);
      }
      continue;
    }
    const beside = besideText(conversation, { message, field });
    const path = beside && besidePath(format, row, beside);
    if (path)
      edited = change(
        edited,
        path,
        beside.isJson ? editJson(beside.text, ordered) : editText(beside.text, ordered),
      );
  }
  return edited;
}

function besideText(
  conversation: Conversation,
  { message, field }: { message: number | undefined; field: string },
): BesideText | undefined {
  const texts =
    message === undefined
      ? offeredTexts(conversation)
      : messageTexts(allMessages(conversation)[message], message);
  return texts.find(({ path }) => pathText(path) === field);
}

/** A text with some of its stretches replaced; of edits that overlap the first counts. */
export function editText(
  text: string,
  edits: readonly Pick<TextEdit, 'start' | 'end' | 'replacement'>[],
): string {
  return withoutOverlaps(edits).reduceRight(
    (edited, { start, end, replacement }) => edited.slice(0, start) + replacement + edited.slice(end),
    text,
  );
}

/** What replaces a bare number is put in quotation marks, where the text would be no JSON without. */
function editJson(text: string, edits: readonly TextEdit[]): string {
  const wasJson = isJson(text);
  return edits.reduceRight((edited, { start, end, replacement }) => {
    const put = (what: string): string => edited.slice(0, start) + what + edited.slice(end);
    const plainly = put(replacement);
    return wasJson && !isJson(plainly) ? put(JSON.stringify(replacement)) : plainly;
  }, text);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function withoutOverlaps<Edit extends Pick<TextEdit, 'start' | 'end'>>(edits: readonly Edit[]): Edit[] {
  const kept: Edit[] = [];
  for (const edit of [...edits].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (edit.start >= (kept.at(-1)?.end ?? 0)) kept.push(edit);
  }
  return kept;
}

function* editPieces(
  pieces: readonly TextPiece[],
  edits: readonly TextEdit[],
): Generator<{ path: Path; text: string }> {
  let from = 0;
  const written = new Set<TextEdit>();
  for (const piece of pieces) {
    if ('glue' in piece) {
      from += piece.glue.length;
      continue;
    }
    const to = from + piece.text.length;
    let text = '';
    let at = from;
    let changed = false;
    for (const edit of edits) {
      if (edit.start >= to || edit.end <= from) continue;
      const start = Math.max(edit.start, from);
      text += piece.text.slice(at - from, start - from);
      if (!written.has(edit)) text += edit.replacement;
      written.add(edit);
      at = Math.min(edit.end, to);
      changed = true;
    }
    if (changed) {
      text += piece.text.slice(at - from);
      for (const path of [piece.path, ...(piece.copies ?? [])]) yield { path, text };
    }
    from = to;
  }
}

/**
 * The value with one text in it changed; whatever does not lie on the way to it is shared, not copied. A way that leads
 * into JSON text changes that text, and where an object stood instead of its JSON text, an object stays.
 */
function withText(value: unknown, [key, ...rest]: Path, text: string): unknown {
  if (key === undefined) return typeof value === 'object' && value !== null ? parsedJson(text) : text;
  if (typeof value === 'string') return JSON.stringify(withText(parsedJson(value), [key, ...rest], text));
  if (Array.isArray(value)) return value.with(Number(key), withText(value[Number(key)], rest, text));
  const fields = value as JsonObject;
  return { ...fields, [key]: withText(fields[key], rest, text) };
}
