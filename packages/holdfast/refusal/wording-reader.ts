import type { AnswerActs } from './answer-acts.ts';
import type { AnswerReader } from './answer-reader.ts';
import { type SoftmaxWeights, softmaxReader } from './softmax-reader.ts';
import { mostWordingFeatures, wordingFeatureWriter } from './wording-features.ts';

/**
 * Makes a reader of answers by how they are worded (`wordingFeatureWriter`), as `trainWording` trains it: a second opinion beside
 * `answerReader`, which goes by what the sentences do.
 */
export function wordingReader(acts: AnswerActs, weights: SoftmaxWeights): AnswerReader {
  const write = wordingFeatureWriter(acts);
  const read = softmaxReader(weights);
  const features = new Int32Array(mostWordingFeatures);
  return (answer) => read(features, write(answer, features));
}
