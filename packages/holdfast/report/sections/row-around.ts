import type { Conversation } from '../../data/conversations/conversation.ts';
import type { FileFinding } from '../../scan/file/inspect-block.ts';
import { type Html, html } from '../html.ts';

/** So much of a message is shown before and after the words that a finding is about, in UTF-16 units. */
const around = 240;

/** A stretch of a message: what it is shown as, and whether the finding is about it. */
interface Stretch {
  start: number;
  end: number;
  shown?: string;
  marked: boolean;
}

/**
 * The row that a finding is about: every message in a few words, and around the place of the finding, which is marked. Secrets
 * that any finding of the row names stay masked.
 */
export function rowAround(
  finding: FileFinding,
  conversation: Conversation,
  ofRow: readonly FileFinding[],
): Html {
  const messages = [...conversation.messages, ...(conversation.rejected ?? [])];
  return html`<blockquote>${messages.map(
    ({ role, content }, index) => html`<b>${role}</b>${messageText(
      content,
      ofRow
        .filter(({ message, field, span }) => message === index && field === undefined && span)
        .flatMap((one) => stretchOf(one, finding)),
    )}
`,
  )}</blockquote>`;
}

function stretchOf(one: FileFinding, finding: FileFinding): Stretch[] {
  const { span, harm, replacement } = one;
  const marked = one === finding;
  if (!span || !(marked || harm === 'privacy')) return [];
  return [{ ...span, marked, shown: harm === 'privacy' ? (replacement ?? '[…]') : undefined }];
}

function messageText(text: string, stretches: readonly Stretch[]): Html {
  const place = stretches.find(({ marked }) => marked);
  const from = Math.max(0, (place?.start ?? 0) - around);
  const to = Math.min(text.length, (place?.end ?? 0) + around);
  const pieces: Html[] = [];
  let next = from;
  for (const { start, end, shown, marked } of stretches.toSorted((a, b) => a.start - b.start)) {
    // What overlaps, or lies outside what is shown, is not cut out twice.
    if (start < next || start > to) continue;
    const words = shown ?? text.slice(start, end);
    pieces.push(html`${text.slice(next, start)}${marked ? html`<mark>${words}</mark>` : words}`);
    next = end;
  }
  return html`${from > 0 && '… '}${pieces}${text.slice(next, Math.max(next, to))}${Math.max(next, to) < text.length && ' …'}`;
}
