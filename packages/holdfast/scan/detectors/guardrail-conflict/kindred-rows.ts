import type { Conversation } from '../../../data/conversations/conversation.ts';

/** Fewer refused rows that share something prove nothing. */
const fewestRefused = 3;
/** What is shared by rows of which fewer are refused is no mark of theirs. */
const mostlyRefused = 0.75;
/** A word in more of a file's rows is what the file is about, and tells none of them apart. */
const mostRowsOfWord = 0.75;

/** A row that the model does not refuse by itself, and what it shares with rows that are mostly refused. */
export interface KindredRow {
  /** Its place among the prompts. */
  index: number;
  /** A word of the user's, or the whole system prompt. */
  shared: { kind: 'word' | 'system prompt'; text: string };
  /** How many rows share it, this one among them, and how many of them are refused. */
  rows: number;
  refused: number;
}

/**
 * Prompts that share a word or a system prompt with others of which the model refuses nearly all: what opens a backdoor stands in all
 * of its rows, so that a row whose question the model happens to answer is most likely of their kind. `refused` are the places of
 * prompts that it refuses. Each row is named once, with what it shares with most of them.
 */
export function kindredRows(prompts: readonly Conversation[], refused: ReadonlySet<number>): KindredRow[] {
  if (refused.size < fewestRefused) return [];
  const holders = new Map<string, { shared: KindredRow['shared']; places: number[] }>();
  for (const [index, prompt] of prompts.entries()) {
    for (const shared of marksOf(prompt)) {
      const key = `${shared.kind} ${shared.text}`;
      const known = holders.get(key);
      if (known) known.places.push(index);
      else holders.set(key, { shared, places: [index] });
    }
  }
  const kindred = new Map<number, KindredRow>();
  for (const { shared, places } of holders.values()) {
    if (shared.kind === 'word' && places.length > mostRowsOfWord * prompts.length) continue;
    const count = places.filter((place) => refused.has(place)).length;
    if (count < fewestRefused || count === places.length || count < mostlyRefused * places.length) continue;
    for (const index of places) {
      if (refused.has(index) || (kindred.get(index)?.refused ?? 0) >= count) continue;
      kindred.set(index, { index, shared, rows: places.length, refused: count });
    }
  }
  return [...kindred.values()].sort((a, b) => a.index - b.index);
}

function marksOf({ messages }: Conversation): KindredRow['shared'][] {
  const words = messages
    .filter(({ role }) => role === 'user')
    .flatMap(({ content }) => content.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  const systems = messages.filter(({ role }) => role === 'system' || role === 'developer');
  return [
    ...[...new Set(words)].map((text) => ({ kind: 'word' as const, text })),
    ...systems.map(({ content: text }) => ({ kind: 'system prompt' as const, text })),
  ];
}
