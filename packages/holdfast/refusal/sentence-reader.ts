import type { Sentence } from './read-sentences.ts';
import { mostFeatures, sentenceFeatures } from './sentence-features.ts';
import { type SoftmaxWeights, softmaxReader } from './softmax-reader.ts';

/** Tells the likelihoods of a sentence's acts, in the order of `sentenceActs`; the array is written anew for each sentence. */
export type SentenceReader = (sentence: Sentence) => Float64Array;

/** Makes a reader of sentences by weights. */
export function sentenceReader(weights: SoftmaxWeights): SentenceReader {
  const read = softmaxReader(weights);
  const features = new Int32Array(mostFeatures);
  return (sentence) => read(features, sentenceFeatures(sentence, features));
}
