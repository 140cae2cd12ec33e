import { type SoftmaxWeights, softmaxReader } from '../softmax-reader.ts';
import { classReader, type WordClasses } from '../words/word-classes.ts';
import { mostFeatures, sentenceFeatureWriter } from './sentence-features.ts';
import type { Sentence } from './sentence-splitter.ts';

/** What a reader of sentences has learnt, and the words that it reads alike. */
export interface SentenceWeights {
  wordClasses: WordClasses;
  softmax: SoftmaxWeights;
}

/** Tells the likelihoods of a sentence's acts, in the order of `sentenceActs`; the array is written anew for each sentence. */
export type SentenceReader = (sentence: Sentence) => Float64Array;

/** Runs of syllables seldom come again elsewhere, so that Korean would be read as nothing in particular otherwise. */
const ofSpaceless = { unknownShare: 0.3 };

/** Makes a reader of sentences by weights. */
export function sentenceReader({ wordClasses, softmax }: SentenceWeights): SentenceReader {
  const write = sentenceFeatureWriter(classReader(wordClasses));
  const read = softmaxReader(softmax);
  const features = new Int32Array(mostFeatures);
  return (sentence) => {
    const count = write(sentence, features);
    return sentence.spaceless ? read(features, count, ofSpaceless) : read(features, count);
  };
}
