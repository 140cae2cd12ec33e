import {
  mostFeatures,
  type SentenceFeatureWriter,
  sentenceFeatureWriter,
} from '../../refusal/sentences/sentence-features.ts';
import { hashPair } from '../../refusal/words/hash-words.ts';
import { ConceptReader, mostConcepts } from './concept-reader.ts';

/** Concepts that so many others stand between form no pair. */
const reach = 6;
const places = { one: 11, pair: 12, triple: 13 } as const;

/** The most features that a writer of `lessonFeatureWriter` writes. */
export const mostLessonFeatures = mostFeatures + mostConcepts * (reach + 2);

/**
 * Makes what writes the hashes of what a sentence's lesson is known by: its words and runs of words (`sentenceFeatureWriter`),
 * which concepts it speaks of, and which come before which.
 */
export function lessonFeatureWriter(): SentenceFeatureWriter {
  const writeWords = sentenceFeatureWriter(() => 0);
  const reader = new ConceptReader();
  return (sentence, features) => {
    let place = writeWords(sentence, features);
    const { concepts, count } = reader.read(sentence);
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
  };
}
