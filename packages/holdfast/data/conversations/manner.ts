import { isWrittenIn, type WritingStyle, writingStyles } from './writing-styles.ts';

/** How a message asks, whatever it asks for. */
export interface Manner {
  /** What stands before and after its request; empty where nothing does. */
  before: string;
  after: string;
  /** How all of it is written, where that is one of the styles that change no word. */
  style?: WritingStyle;
}

/** Longer surroundings are the matter of a message, not its manner. */
const longestSurroundings = 400;
/** An address at the head of a message has so many words at most, and what it opens so many at least. */
const address = { longest: 4, followedBy: 3 };

/**
 * The parts of a message in their order: an address at its head, its sentences and its lines. What has no letter, such as emoji or
 * characters without width, is a part by itself where white space parts it from the rest.
 */
export function partsOf(text: string): string[] {
  const sentences = text.split(/(?<=[.!?…。！？])\s+|\s*\n+\s*/).filter(Boolean);
  const [first, ...others] = sentences;
  if (first === undefined) return [];
  const opening = /^[^,;:!]+[,;:!](?=\s)/.exec(first)?.[0] ?? '';
  const rest = first.slice(opening.length).trimStart();
  const opens = opening !== '' && wordsIn(opening) <= address.longest && wordsIn(rest) >= address.followedBy;
  return opens ? [opening, rest, ...others] : sentences;
}

/**
 * The manner in which a message asks: its longest part is taken for the request, what stands around that and how it is written for the
 * manner. Undefined for a message that is nothing but a request, written as any other.
 */
export function mannerOf(text: string): Manner | undefined {
  const style = writingStyles.find((one) => isWrittenIn(one, text));
  const parts = partsOf(text);
  const request = parts.reduce(
    (longest, part, place) => (part.length > parts[longest].length ? place : longest),
    0,
  );
  const before = parts.slice(0, request).join(' ');
  const after = parts.slice(request + 1).join(' ');
  const surrounded = before !== '' || after !== '';
  if (before.length + after.length > longestSurroundings) return style && { before: '', after: '', style };
  return surrounded || style ? { before, after, style } : undefined;
}

/** Another question in this manner. */
export function inManner(question: string, { before, after, style }: Manner): string {
  const whole = [before, question, after].filter((part) => part !== '').join(' ');
  return style ? style.write(whole) : whole;
}

function wordsIn(text: string): number {
  return text.split(/\s+/).length;
}
