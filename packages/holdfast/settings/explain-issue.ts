import type { z } from 'zod';
import { knownKeys, listSettings } from './list-settings.ts';
import { nearest } from './nearest-word.ts';

type Issue = z.core.$ZodIssue;

/** The keys that lead to what an issue is about. */
export function pathOf(issue: Issue): (string | number)[] {
  const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
  return issue.code === 'unrecognized_keys' ? [...path, issue.keys[0]] : path;
}

/** The issue that explains most: a misspelt key may be why another is missing. */
export function firstIssue(issues: readonly Issue[]): Issue {
  return issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
}

/** Says in a sentence what is wrong, naming the nearest known key for an unknown one. */
export function explainIssue(issue: Issue, schema: z.ZodType): string {
  if (issue.code === 'unrecognized_keys') {
    const group = pathOf(issue).slice(0, -1);
    const known = knownKeys(schema, group);
    const near = nearest(issue.keys[0], known);
    if (near) return `"${issue.keys[0]}" is unknown here; did you mean "${near}"?`;
    return `"${issue.keys[0]}" is unknown here; use ${known.join(', ')}.`;
  }
  const name = pathOf(issue).join('.');
  if (issue.code === 'invalid_type' && issue.input === undefined && issue.message.includes('undefined')) {
    return `"${name}" is missing.`;
  }
  if (issue.code === 'invalid_type' && issue.message.endsWith('received null')) {
    return `"${name}" is left blank; ${helpOf(schema, name)}.`;
  }
  return name === '' ? `${issue.message}.` : `"${name}": ${issue.message}.`;
}

/** What a setting is, for whoever has to fill it in. */
function helpOf(schema: z.ZodType, name: string): string {
  const setting = listSettings(schema).find(({ path }) => path.join('.') === name);
  return setting ? `fill it in. ${setting.about.help.replace(/\.$/, '')}` : 'fill it in, or remove it';
}
