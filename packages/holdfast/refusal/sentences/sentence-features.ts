import type { ConceptList } from '../words/concept-list.ts';
import { hashPair } from '../words/hash-words.ts';
import { KoreanFormReader, mostForms } from './korean-forms.ts';
import type { Sentence } from './sentence-splitter.ts';

const places = {
  word: 1,
  pair: 2,
  triple: 3,
  four: 4,
  skip: 5,
  stem: 6,
  class: 7,
  form: 9,
  forms: 10,
  lastForm: 15,
} as const;

/** The most features that a `SentenceFeatureWriter` writes. */
export const mostFeatures = 6 * 98 + mostForms * (mostForms + 1);

/** Writes the hashes of a sentence's features, and returns how many there are. */
export type SentenceFeatureWriter = (sentence: Sentence, features: Int32Array) => number;

/**
 * Makes what writes the features of sentences: their words, their classes or stems, and runs of two to four words and two words
 * with any other between them, where a class stands for its words, and in Korean which forms they have (`KoreanFormReader`).
 * `classOf` tells the hash of a word's class, or 0; 0 is no feature.
 */
export function sentenceFeatureWriter(classOf: (word: number) => number): SentenceFeatureWriter {
  const forms = new KoreanFormReader();
  return (sentence, features) => {
    const { words, stems, count } = sentence;
    let written = writeForms(forms.read(sentence), features);
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
  };
}

/** Writes which Korean forms a sentence has, which of them come before which, and with which it ends. */
function writeForms({ concepts, count }: ConceptList, features: Int32Array): number {
  let written = 0;
  for (let one = 0; one < count; one++) {
    features[written++] = hashPair(concepts[one], 0, places.form);
    for (let other = one + 1; other < count; other++)
      features[written++] = hashPair(concepts[one], concepts[other], places.forms);
  }
  if (count > 0) features[written++] = hashPair(concepts[count - 1], 0, places.lastForm);
  return written;
}
