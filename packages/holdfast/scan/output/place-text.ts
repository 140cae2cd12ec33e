import type { Messages } from '../../messages/english/english.ts';
import { messagesIn } from '../../messages/messages.ts';
import type { FileFinding } from '../file/inspect-block.ts';

/**
 * Where in its row a finding stands and which row it is held against, for people: `message 3,
 * tool_calls[0].function.arguments`, or `line 7` (`row 7` where rows are counted); empty for a whole row.
 */
export function placeText(
  { message, field, earlier, row }: Pick<FileFinding, 'message' | 'field' | 'earlier' | 'row'>,
  { scan: { places } }: Messages = messagesIn.en,
): string {
  return [
    ...(message === undefined ? [] : [places.message(message + 1)]),
    ...(field === undefined ? [] : [field]),
    ...(earlier === undefined ? [] : [row === undefined ? places.line(earlier) : places.row(earlier)]),
  ].join(', ');
}
