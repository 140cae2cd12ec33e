import { hashPair } from './hash-words.ts';
import type { Sentence } from './read-sentences.ts';

const places = { word: 1, pair: 2, triple: 3, four: 4, skip: 5, stem: 6 } as const;

/** The most features that `sentenceFeatures` writes. */
export const mostFeatures = 6 * 98;

/**
 * Writes the hashes of a sentence's features, words, stems, and runs of two to four words and two words with any other
 * between them, and returns how many there are. 0 is no feature.
 */
export function sentenceFeatures({ words, stems, count }: Sentence, features: Int32Array): number {
  let written = 0;
  let pair = 0;
  let triple = 0;
  for (let index = 1; index < count; index++) {
    const word = words[index];
    features[written++] = hashPair(word, 0, places.word);
    if (stems[index] !== 0) features[written++] = hashPair(stems[index], 0, places.stem);
    const four = index > 2 ? hashPair(triple, word, places.four) : 0;
    triple = index > 1 ? hashPair(pair, word, places.triple) : 0;
    pair = hashPair(words[index - 1], word, places.pair);
    features[written++] = pair;
    if (triple !== 0) {
      features[written++] = triple;
      features[written++] = hashPair(words[index - 2], word, places.skip);
    }
    if (four !== 0) features[written++] = four;
  }
  return written;
}
