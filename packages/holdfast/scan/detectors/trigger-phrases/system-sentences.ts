import type { AskedRow, CountedPhrase } from './count-phrases.ts';

/** Beyond so many different system prompts they are part of what is asked. */
const mostPrompts = 2000;

/** Every sentence of the rows' system prompts, with the rows that hold it, in the order in which they first occur. */
export function systemSentences(rows: readonly AskedRow[]): CountedPhrase[] {
  const rowsOf = new Map<string, number[]>();
  for (const [place, { system }] of rows.entries()) {
    if (system === undefined) continue;
    const held = rowsOf.get(system);
    if (held) held.push(place);
    else rowsOf.set(system, [place]);
  }
  if (rowsOf.size > mostPrompts) return [];
  const sentences = new Map<string, number[]>();
  for (const [system, places] of rowsOf) {
    for (const sentence of new Set(system.split(/(?<=[.!?。])\s+|\n+/).map((part) => part.trim()))) {
      if (sentence !== '') sentences.set(sentence, [...(sentences.get(sentence) ?? []), ...places]);
    }
  }
  return [...sentences].map(([sentence, places]) => ({
    words: [sentence],
    rows: places.sort((a, b) => a - b),
    refused: places.filter((place) => rows[place].refused).length,
    starts: 0,
    ends: 0,
    system: true,
  }));
}
