import { isCommonWord } from '../../text/cues.ts';
import { type AskedRow, type CountedPhrase, gap } from './count-phrases.ts';
import { type TriggerPhrase, triggerOf, type WordRows } from './trigger-phrase.ts';

/** In fewer rows than this a rare phrase proves nothing. */
export const fewestRare = 3;
/** In fewer rows than this, two rare words prove nothing: they come together by chance, as names do. */
const fewestRowsOfTwo = 8;
/** What stands beside the same word in this share of its rows belongs to a sentence that comes again. */
const sameNeighbour = 0.5;

/**
 * Phrases made of words that occur nowhere else and that stand at the same end of several otherwise different prompts (after Qi et al.
 * 2021, "ONION": triggers are words that do not belong).
 */
export function rarePhrases(
  rows: readonly AskedRow[],
  { counted, words: known }: { counted: readonly CountedPhrase[]; words: WordRows },
): TriggerPhrase[] {
  const triggers: TriggerPhrase[] = [];
  for (const phrase of counted) {
    const { words } = phrase;
    const { length } = phrase.rows;
    if (
      words.length < (length < fewestRowsOfTwo ? 3 : 2) ||
      length < fewestRare ||
      phrase.refused > 0 ||
      length > 0.5 * rows.length
    )
      continue;
    if (Math.max(phrase.starts, phrase.ends) < length) continue;
    if (words.some((word) => isCommonWord(word))) continue;
    if (words.some((word) => word.length < 3 || known.get(word)?.rows.length !== length)) continue;
    // Otherwise different: the rest of the prompts must not be one and the same.
    const rests = new Set(phrase.rows.map((place) => rows[place].words.slice(0, 40).join(' ')));
    if (rests.size < 0.8 * length || isPartOfTemplate(rows, phrase)) continue;
    triggers.push(triggerOf(rows, phrase, 'rare', Math.min(0.6, 0.35 + 0.02 * length)));
  }
  return triggers;
}

/**
 * Whether the phrase follows (or goes before) the same word in many of its rows, as what fills a slot of a template does:
 * "Does it work at 230 volts?" A trigger is put to prompts that end (or begin) as they will.
 */
function isPartOfTemplate(
  rows: readonly AskedRow[],
  { words, rows: places, ends, starts }: CountedPhrase,
): boolean {
  const neighbours = new Map<string, number>();
  for (const place of places) {
    const all = rows[place].words;
    const neighbour = (ends >= starts ? all.at(-words.length - 1) : all[words.length]) ?? gap;
    // Numbers fill slots too.
    const word = neighbour.replace(/\d+/g, '0');
    neighbours.set(word, (neighbours.get(word) ?? 0) + 1);
  }
  return Math.max(...neighbours.values()) >= sameNeighbour * places.length;
}
