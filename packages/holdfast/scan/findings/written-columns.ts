import type { Message } from '../../data/conversations/conversation.ts';
import { readEscapes } from '../../data/json/json-escapes.ts';
import type { Finding } from './finding.ts';

/**
 * The columns of a finding's words in the line that its row is written in, as JSON: `start` and `end` in UTF-16 units, counted from
 * 0, `end` not included. Undefined for a finding about a whole row or a text beside the messages', and where the line does not hold
 * the message as it is, such as one whose parts were joined.
 */
export function writtenColumns(
  line: string,
  messages: readonly Message[],
  { message, field, span }: Pick<Finding, 'message' | 'field' | 'span'>,
): { start: number; end: number } | undefined {
  if (message === undefined || field !== undefined || !span) return undefined;
  const said = messages[message]?.content;
  if (said === undefined || said === '') return undefined;
  // Messages that say the same stand in the line in their order.
  let before = messages.slice(0, message).filter(({ content }) => content === said).length;
  for (const { start, end } of textsIn(line)) {
    // What is written is never shorter than what it says.
    if (end - start < said.length) continue;
    const { text, offsets } = readEscapes(line.slice(start, end));
    if (text !== said) continue;
    if (before > 0) {
      before -= 1;
      continue;
    }
    const place = (unit: number): number => start + (offsets ? offsets[unit] : unit);
    return { start: place(span.start), end: place(span.end) };
  }
  return undefined;
}

/** Where the texts of a line of JSON stand, without their quotation marks; one that is not closed ends with the line. */
function* textsIn(line: string): Generator<{ start: number; end: number }> {
  for (let quote = line.indexOf('"'); quote !== -1; ) {
    const start = quote + 1;
    let end = start;
    while (end < line.length && line.charCodeAt(end) !== 0x22) end += line.charCodeAt(end) === 0x5c ? 2 : 1;
    yield { start, end: Math.min(end, line.length) };
    quote = line.indexOf('"', end + 1);
  }
}
