import type { FileFinding } from '../file/inspect-block.ts';

/**
 * Where in its row a finding stands and which row it is held against, for people: `message 3,
 * tool_calls[0].function.arguments`, or `line 7` (`row 7` where rows are counted); empty for a whole row.
 */
export function placeText({
  message,
  field,
  earlier,
  row,
}: Pick<FileFinding, 'message' | 'field' | 'earlier' | 'row'>): string {
  return [
    ...(message === undefined ? [] : [`message ${message + 1}`]),
    ...(field === undefined ? [] : [field]),
    ...(earlier === undefined ? [] : [`${row === undefined ? 'line' : 'row'} ${earlier}`]),
  ].join(', ');
}
