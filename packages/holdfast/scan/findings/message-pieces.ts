import type { Conversation, Role } from '../../data/conversations/conversation.ts';
import type { Finding } from './finding.ts';

/** A stretch of a message as it is shown, and whether a finding is about it. */
export interface MessagePiece {
  text: string;
  marked: boolean;
}

/** A message of a row as it is shown. */
export interface ShownMessage {
  role: Role;
  pieces: readonly MessagePiece[];
}

/** A place in a message; `shown` stands there instead of its own words. */
interface Stretch {
  start: number;
  end: number;
  shown?: string;
  marked: boolean;
}

/**
 * The messages of a row, cut where findings are about them. Secrets that any finding names stay masked. With `around`, only so
 * much of a message is shown before and after the first marked place, in UTF-16 units.
 */
export function messagePieces(
  { messages, rejected = [] }: Conversation,
  {
    findings,
    isMarked,
    around = Number.POSITIVE_INFINITY,
  }: { findings: readonly Finding[]; isMarked: (finding: Finding) => boolean; around?: number },
): ShownMessage[] {
  return [...messages, ...rejected].map(({ role, content }, index) => {
    const stretches = findings
      .filter(({ message, field }) => message === index && field === undefined)
      .flatMap((finding) => stretchOf(finding, isMarked(finding)));
    return { role, pieces: cut(content, stretches, around) };
  });
}

function stretchOf({ span, harm, replacement }: Finding, marked: boolean): Stretch[] {
  if (!span || !(marked || harm === 'privacy')) return [];
  return [{ ...span, marked, shown: harm === 'privacy' ? (replacement ?? '[…]') : undefined }];
}

function cut(text: string, stretches: readonly Stretch[], around: number): MessagePiece[] {
  const place = stretches.find(({ marked }) => marked);
  const from = Math.max(0, (place?.start ?? 0) - around);
  const to = Math.min(text.length, (place?.end ?? 0) + around);
  const pieces: MessagePiece[] = [];
  const add = (piece: string, marked = false): void => {
    if (piece !== '') pieces.push({ text: piece, marked });
  };
  if (from > 0) add('… ');
  let next = from;
  for (const { start, end, shown, marked } of stretches.toSorted((a, b) => a.start - b.start)) {
    // What overlaps, or lies outside what is shown, is not cut out twice.
    if (start < next || start > to) continue;
    add(text.slice(next, start));
    add(shown ?? text.slice(start, end), marked);
    next = end;
  }
  add(text.slice(next, Math.max(next, to)));
  if (Math.max(next, to) < text.length) add(' …');
  return pieces;
}
