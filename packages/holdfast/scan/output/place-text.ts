import type { Finding } from '../finding.ts';

/** Where in its row a finding stands, for people: `message 3, tool_calls[0].function.arguments`; empty for a whole row. */
export function placeText({ message, field }: Pick<Finding, 'message' | 'field'>): string {
  return [
    ...(message === undefined ? [] : [`message ${message + 1}`]),
    ...(field === undefined ? [] : [field]),
  ].join(', ');
}
