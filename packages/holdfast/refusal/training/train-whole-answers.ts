import { createRandom } from '@holdfast/engine';
import type { AnswerActs } from '../answer-acts.ts';
import type { SoftmaxWeights } from '../softmax-reader.ts';
import { mostWordingFeatures, wordingFeatureWriter } from '../wording-features.ts';
import type { NaturalAnswer } from './natural-answers.ts';
import { type MarginReaderRecipe, trainMarginReader } from './trainers/train-margin-reader.ts';

export interface WholeAnswerRecipe extends MarginReaderRecipe {
  seed: string;
}

export const wholeAnswerRecipe: WholeAnswerRecipe = {
  seed: 'whole answers',
  leastSeen: 2,
  mostKept: 20_000,
  cost: 1,
  passes: 30,
  steepness: 4,
};

/**
 * Trains a reader of whether an answer does what was asked (class 0) or not, wholly or in part (class 1), on answers that were written
 * whole and no others, by the features of `trainWording`: it errs elsewhere, so the two err less together.
 */
export function trainWholeAnswers(
  natural: readonly NaturalAnswer[],
  acts: AnswerActs,
  recipe: WholeAnswerRecipe = wholeAnswerRecipe,
): SoftmaxWeights {
  const write = wordingFeatureWriter(acts);
  const features = new Int32Array(mostWordingFeatures);
  const texts = natural.map(({ kind, text }) => ({
    label: kind === 'refusal' || kind === 'partial' ? (1 as const) : (0 as const),
    weight: 1,
    hashes: features.slice(0, write(text, features)),
  }));
  return trainMarginReader(texts, { ...recipe, random: createRandom(recipe.seed) });
}
