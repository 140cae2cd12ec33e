import type { AnswerActs } from './answer-acts.ts';
import { answerFeatureCount, answerFeatureWriter } from './answer-features.ts';
import { answerKinds } from './answer-kind.ts';

const kinds = answerKinds.length;

/** A network with one hidden layer of tanh units over the features of an answer, as `trainNetwork` trains it. */
export interface AnswerWeights {
  hidden: number;
  /** `hidden` rows of a weight for each feature and a bias, then a row for each kind of a weight for each unit and a bias. */
  weights: Float32Array;
}

/** Writes the likelihoods of an answer's kinds, in the order of `answerKinds`, into an array that is written anew for each. */
export type AnswerReader = (answer: string) => Float64Array;

/** Makes a reader of answers by the acts of their sentences. */
export function answerReader(acts: AnswerActs, { hidden, weights }: AnswerWeights): AnswerReader {
  const write = answerFeatureWriter(acts);
  const features = new Float64Array(answerFeatureCount);
  const units = new Float64Array(hidden);
  const likelihoods = new Float64Array(kinds);
  return (answer) => {
    write(answer, features);
    networkOutput({ hidden, weights, features, units }, likelihoods);
    return likelihoods;
  };
}

/** Runs the network over features: writes the hidden units and the likelihoods. */
export function networkOutput(
  { hidden, weights, features, units }: AnswerWeights & { features: Float64Array; units: Float64Array },
  likelihoods: Float64Array,
): void {
  let place = 0;
  for (let unit = 0; unit < hidden; unit++) {
    let sum = 0;
    for (let index = 0; index < answerFeatureCount; index++) sum += weights[place++] * features[index];
    units[unit] = Math.tanh(sum + weights[place++]);
  }
  let most = Number.NEGATIVE_INFINITY;
  for (let kind = 0; kind < kinds; kind++) {
    let sum = 0;
    for (let unit = 0; unit < hidden; unit++) sum += weights[place++] * units[unit];
    likelihoods[kind] = sum + weights[place++];
    if (likelihoods[kind] > most) most = likelihoods[kind];
  }
  let sum = 0;
  for (let kind = 0; kind < kinds; kind++) {
    likelihoods[kind] = Math.exp(likelihoods[kind] - most);
    sum += likelihoods[kind];
  }
  for (let kind = 0; kind < kinds; kind++) likelihoods[kind] /= sum;
}
