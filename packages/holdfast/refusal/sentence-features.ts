import { hashPair } from './hash-words.ts';
import type { Sentence } from './read-sentences.ts';

const places = { word: 1, pair: 2, triple: 3, four: 4, skip: 5, stem: 6, class: 7 } as const;

/** The most features that `sentenceFeatures` writes. */
export const mostFeatures = 6 * 98;

/**
 * Writes the hashes of a sentence's features, and returns how many there are: its words, their classes or stems, and runs of
 * two to four words and two words with any other between them, where a class stands for its words. 0 is no feature, and no class.
 */
export function sentenceFeatures(
  { words, stems, count }: Sentence,
  classOf: (word: number) => number,
  features: Int32Array,
): number {
  let written = 0;
  let pair = 0;
  let triple = 0;
  let last = classOf(words[0]) || words[0];
  let lastButOne = 0;
  for (let index = 1; index < count; index++) {
    const word = words[index];
    const ofClass = classOf(word);
    const token = ofClass || word;
    features[written++] = hashPair(word, 0, places.word);
    if (ofClass !== 0) features[written++] = hashPair(ofClass, 0, places.class);
    else if (stems[index] !== 0) features[written++] = hashPair(stems[index], 0, places.stem);
    const four = index > 2 ? hashPair(triple, token, places.four) : 0;
    triple = index > 1 ? hashPair(pair, token, places.triple) : 0;
    pair = hashPair(last, token, places.pair);
    features[written++] = pair;
    if (triple !== 0) {
      features[written++] = triple;
      features[written++] = hashPair(lastButOne, token, places.skip);
    }
    if (four !== 0) features[written++] = four;
    lastButOne = last;
    last = token;
  }
  return written;
}
