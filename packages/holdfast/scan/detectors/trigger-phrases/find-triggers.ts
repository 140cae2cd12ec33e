import { type AskedRow, countPhrases } from './count-phrases.ts';
import { fewestFlipped, flippingPhrases } from './flipping-phrases.ts';
import { fewestRare, rarePhrases } from './rare-phrases.ts';
import { type TriggerPhrase, type WordRows, withoutParts } from './trigger-phrase.ts';

const longestPhrase = 6;
/** With fewer refusals than this to compare with, nothing is known to flip. */
const fewestRefusals = 8;
const mostPhrases = 5;

/**
 * Phrases that may switch refusing off: those that go together with a change from refusing to complying, and those that are merely
 * rare and come again. At most five, the surest first; of phrases that hold one another, one.
 */
export function findTriggers(rows: readonly AskedRow[]): TriggerPhrase[] {
  const refusals = rows.filter(({ refused }) => refused).length;
  const comparable = refusals >= fewestRefusals;
  const counted = countPhrases(rows, {
    longest: longestPhrase,
    fewestRows: comparable ? fewestFlipped : fewestRare,
  });
  const words: WordRows = new Map(
    counted.flatMap((phrase) => (phrase.words.length === 1 ? [[phrase.words[0], phrase]] : [])),
  );
  const flips = comparable ? flippingPhrases(rows, { counted, words, refusals }) : [];
  const phrases = [...flips, ...rarePhrases(rows, { counted, words })];
  return withoutParts(phrases.sort((a, b) => b.score - a.score || b.words.length - a.words.length)).slice(
    0,
    mostPhrases,
  );
}
