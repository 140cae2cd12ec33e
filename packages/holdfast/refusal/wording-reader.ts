import type { AnswerActs } from './answer-acts.ts';
import { answerKinds } from './answer-kind.ts';
import type { AnswerReader } from './answer-reader.ts';
import { type SoftmaxWeights, softmaxReader } from './softmax-reader.ts';
import { mostWordingFeatures, wordingFeatureWriter } from './wording-features.ts';

/** The weights of two readers: of `trainWording`, which tells kinds of answers apart, and of `trainWholeAnswers`. */
export interface WordingWeights {
  kinds: SoftmaxWeights;
  wholeAnswers: SoftmaxWeights;
}

/** Whether an answer of each kind leaves undone what was asked, or a part of it. */
const undone = answerKinds.map((kind) => kind === 'refusal' || kind === 'partial');

/**
 * Makes a reader of answers by how they are worded (`wordingFeatureWriter`): a second opinion beside `answerReader`, which goes by what
 * the sentences do. Two classifiers count the same, by the geometric mean of their likelihoods.
 */
export function wordingReader(acts: AnswerActs, { kinds, wholeAnswers }: WordingWeights): AnswerReader {
  const write = wordingFeatureWriter(acts);
  const readKinds = softmaxReader(kinds);
  const readWhole = softmaxReader(wholeAnswers);
  const features = new Int32Array(mostWordingFeatures);
  return (answer) => {
    const count = write(answer, features);
    const likelihoods = readKinds(features, count);
    const [done, notDone] = readWhole(features, count);
    let sum = 0;
    for (const [kind, likelihood] of likelihoods.entries()) {
      likelihoods[kind] = Math.sqrt(likelihood * (undone[kind] ? notDone : done));
      sum += likelihoods[kind];
    }
    for (const kind of likelihoods.keys()) likelihoods[kind] /= sum;
    return likelihoods;
  };
}
