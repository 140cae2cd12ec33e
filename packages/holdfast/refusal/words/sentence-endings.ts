import { hashPair, hashStart, hashUnit } from './hash-words.ts';
import { isSyllable } from './letter-runs.ts';

const places = { anywhere: 49, there: 50 } as const;
/** An ending is so many syllables at the least and the most. */
const syllables = { least: 2, most: 5 } as const;

/** How many hashes a sentence's endings have at the most. */
export const mostEndings = 2 * (syllables.most - syllables.least + 1);

/**
 * Writes the hashes of how a sentence of Korean ends: its last two to five syllables, spaces left out, since Korean says at the end
 * whether something is done, denied or refused, and content has the same syllables in the middle. Each counts by itself and for its
 * place among the sentences. Returns how many hashes there are then, `written` before among them.
 */
export function writeEndings(
  text: string,
  {
    start,
    end,
    place,
    features,
    written: before,
  }: { start: number; end: number; place: number; features: Int32Array; written: number },
): number {
  let written = before;
  let hash = hashStart;
  let count = 0;
  for (let index = end - 1; index >= start && count < syllables.most; index--) {
    const unit = text.charCodeAt(index);
    if (!isSyllable(unit)) continue;
    hash = hashUnit(hash, unit);
    count += 1;
    if (count < syllables.least) continue;
    features[written++] = hashPair(hash, 0, places.anywhere);
    features[written++] = hashPair(hash, place, places.there);
  }
  return written;
}
