import { type Document, isMap, isScalar } from 'yaml';
import type { z } from 'zod';
import { parseYaml } from '../data/files/parse-yaml.ts';
import { HoldfastError } from '../errors.ts';
import { explainIssue, firstIssue, pathOf } from './explain-issue.ts';

/** A setting that stands before what the file says, by its keys from the top. */
export interface Override {
  path: readonly string[];
  value: unknown;
  /** How it was given, such as `--set audit.margin=0.05`, for errors. */
  given: string;
}

/**
 * Reads settings from the text of a YAML file; `file` names it in errors, and `overrides` stand before it. Throws
 * HoldfastError `bad-config` naming line, column, what is wrong and the nearest known key.
 */
export function parseSettings<Schema extends z.ZodType>(
  text: string,
  { file, schema, overrides = [] }: { file: string; schema: Schema; overrides?: readonly Override[] },
): z.output<Schema> {
  const { document, value: given, lines } = parseYaml(text, file);
  const value = given ?? {};
  for (const override of overrides) putOverride(value, override);
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = firstIssue(parsed.error.issues);
  const path = pathOf(issue);
  const override = overrides.find((one) => one.path.every((key, place) => path[place] === key));
  const { line, col } = lines.linePos(offsetOf(document, path));
  const where = override?.given ?? `${file}, line ${line}, column ${col}`;
  throw new HoldfastError('bad-config', `${where}: ${explainIssue(issue, schema)}`, { cause: parsed.error });
}

/** Puts an override into a value. Throws HoldfastError `bad-config` where its place is inside what is no group. */
export function putOverride(value: unknown, { path, value: inner, given }: Override): void {
  let group = value;
  for (const [place, key] of path.entries()) {
    if (typeof group !== 'object' || group === null || Array.isArray(group)) {
      throw new HoldfastError('bad-config', `${given}: "${path.slice(0, place).join('.')}" is no group.`);
    }
    const keys = group as Record<string, unknown>;
    if (place === path.length - 1) keys[key] = inner;
    else keys[key] ??= {};
    group = keys[key];
  }
}

/** Where in the text a path leads: at its last key that is there. */
function offsetOf({ contents }: Document, path: readonly (string | number)[]): number {
  let node: unknown = contents;
  let offset = 0;
  for (const key of path) {
    if (!isMap(node)) break;
    const pair = node.items.find((item) => isScalar(item.key) && item.key.value === key);
    if (!pair || !isScalar(pair.key)) break;
    offset = pair.key.range?.[0] ?? offset;
    node = pair.value;
  }
  return offset;
}
