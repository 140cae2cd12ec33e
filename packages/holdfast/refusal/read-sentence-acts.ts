import type { Sentence } from './read-sentences.ts';
import { type SentenceReader, sentenceReader } from './sentence-reader.ts';
import { shippedWeights } from './shipped-weights.ts';

let shipped: SentenceReader | undefined;

/** The likelihoods of what a sentence of an answer does, in the order of `sentenceActs`; written anew for each sentence. */
export function readSentenceActs(sentence: Sentence): Float64Array {
  shipped ??= sentenceReader(shippedWeights().sentence);
  return shipped(sentence);
}
