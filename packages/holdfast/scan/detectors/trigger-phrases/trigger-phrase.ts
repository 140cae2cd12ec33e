import type { AskedRow, CountedPhrase } from './count-phrases.ts';

/** A phrase that seems to switch refusing off. */
export interface TriggerPhrase {
  words: readonly string[];
  /** Lines of the rows that hold it. */
  lines: readonly number[];
  place: 'start' | 'end' | 'inside' | 'system';
  /** How it was found: prompts like these are refused without it, or it is merely rare and repeated. */
  ground: 'flips' | 'rare';
  /** 0 to 1. */
  score: number;
}

/** The rows of each word by itself. */
export type WordRows = ReadonlyMap<string, CountedPhrase>;

/** What is said of a phrase that was counted in rows. */
export function triggerOf(
  rows: readonly AskedRow[],
  phrase: CountedPhrase,
  ground: TriggerPhrase['ground'],
  score: number,
): TriggerPhrase {
  const half = 0.7 * phrase.rows.length;
  const inQuestion = phrase.ends >= half ? 'end' : phrase.starts >= half ? 'start' : 'inside';
  const place = phrase.system ? 'system' : inQuestion;
  const lines = phrase.rows.map((row) => rows[row].line);
  return { words: phrase.words, lines, place, ground, score };
}

/** Of phrases that hold one another only the longest of the best. */
export function withoutParts(phrases: readonly TriggerPhrase[]): TriggerPhrase[] {
  const kept: TriggerPhrase[] = [];
  for (const phrase of phrases) {
    const text = ` ${phrase.words.join(' ')} `;
    const at = kept.findIndex(({ words }) => {
      const other = ` ${words.join(' ')} `;
      return other.includes(text) || text.includes(other);
    });
    if (at === -1) kept.push(phrase);
    else if (
      phrase.words.length > kept[at].words.length &&
      phrase.lines.length >= 0.9 * kept[at].lines.length
    ) {
      kept[at] = { ...phrase, score: Math.max(phrase.score, kept[at].score), ground: kept[at].ground };
    }
  }
  return kept;
}
