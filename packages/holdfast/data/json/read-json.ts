import type { RowProblem } from '../formats/reading/row-value.ts';
import { explainJson } from './explain-json.ts';
import { repeatedKey } from './repeated-key.ts';

/**
 * Reads JSON text. A problem names the column and the cause; a key that stands twice in one object is one too, since some
 * readers take the first and others the last, so that what is scanned need not be what is learnt. Never throws.
 */
export function readJson(
  text: string,
): { kind: 'value'; value: unknown } | ({ kind: 'problem' } & RowProblem) {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    return { kind: 'problem', ...explainJson(text, cause) };
  }
  if (countKeys(value, 0) === countMarks(text)) return { kind: 'value', value };
  const repeated = repeatedKey(text);
  if (repeated === undefined) return { kind: 'value', value };
  return {
    kind: 'problem',
    reason: `"${repeated.key}" stands twice in it, again at column ${repeated.column}`,
    remedy: 'keep one of them; readers differ in which they take',
  };
}

/** Deeper than this nothing is counted. */
const deepest = 500;

/** The keys of all objects in a value; no number for values that are nested too deep. */
function countKeys(value: unknown, depth: number): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (depth > deepest) return Number.NaN;
  let keys = 0;
  if (Array.isArray(value)) {
    for (const entry of value) if (typeof entry === 'object') keys += countKeys(entry, depth + 1);
    return keys;
  }
  for (const key in value) {
    keys += 1;
    const inner = (value as Record<string, unknown>)[key];
    if (typeof inner === 'object') keys += countKeys(inner, depth + 1);
  }
  return keys;
}

const [space, quote, backslash] = [32, 34, 92];

/**
 * The keys that are written in JSON text, or more: the colons that follow the end of a string, and those that a string begins
 * with. There are far fewer colons than quotation marks.
 */
function countMarks(text: string): number {
  let marks = 0;
  for (let colon = text.indexOf(':'); colon !== -1; colon = text.indexOf(':', colon + 1)) {
    let before = colon - 1;
    while (text.charCodeAt(before) <= space) before -= 1;
    if (text.charCodeAt(before) === quote && !isEscaped(text, before)) marks += 1;
  }
  return marks;
}

/** Whether an odd number of backslashes stands before a place. */
function isEscaped(text: string, at: number): boolean {
  let before = at - 1;
  while (text.charCodeAt(before) === backslash) before -= 1;
  return (at - before) % 2 === 0;
}
