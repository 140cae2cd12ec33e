import { hashPair } from '../../refusal/hash-words.ts';
import type { Sentence } from '../../refusal/read-sentences.ts';
import { mostFeatures, sentenceFeatures } from '../../refusal/sentence-features.ts';
import { concepts, mostConcepts, readConcepts } from './read-concepts.ts';

/** Concepts that so many others stand between form no pair. */
const reach = 6;
const places = { one: 11, pair: 12, triple: 13 } as const;

/** The most features that `lessonFeatures` writes. */
export const mostLessonFeatures = mostFeatures + mostConcepts * (reach + 2);

/**
 * Writes the hashes of what a sentence's lesson is known by, and returns how many there are: its words and runs of words
 * (`sentenceFeatures`), which concepts it speaks of, and which come before which.
 */
export function lessonFeatures(sentence: Sentence, features: Int32Array): number {
  let place = sentenceFeatures(sentence, () => 0, features);
  const count = readConcepts(sentence);
  for (let index = 0; index < count; index++) {
    const concept = concepts[index];
    features[place++] = hashPair(concept, 0, places.one);
    const end = Math.min(count, index + 1 + reach);
    for (let next = index + 1; next < end; next++)
      features[place++] = hashPair(concept, concepts[next], places.pair);
    if (index + 2 < count)
      features[place++] = hashPair(
        hashPair(concept, concepts[index + 1], places.triple),
        concepts[index + 2],
        places.triple,
      );
  }
  return place;
}
