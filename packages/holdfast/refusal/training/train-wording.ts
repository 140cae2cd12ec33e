import { createRandom } from '@holdfast/engine';
import type { AnswerActs } from '../answer-acts.ts';
import { type AnswerKind, answerKinds } from '../answer-kind.ts';
import type { SoftmaxWeights } from '../softmax-reader.ts';
import { mostWordingFeatures, wordingFeatureWriter } from '../wording-features.ts';
import type { NaturalAnswer } from './natural-answers.ts';
import type { Templates } from './templates/read-templates.ts';
import { type LabelledAnswer, writeAnswer } from './templates/write-answers.ts';
import { type SoftmaxReaderRecipe, trainSoftmaxReader } from './trainers/train-softmax-reader.ts';

export interface WordingRecipe extends SoftmaxReaderRecipe {
  seed: string;
  /** Answers of each kind that are written from templates, in each language that answers were written whole in. */
  answers: Readonly<Record<AnswerKind, number>>;
}

export const wordingRecipe: WordingRecipe = {
  seed: 'wording',
  answers: { refusal: 200, partial: 96, 'refuse-then-comply': 120, compliance: 480 },
  leastSeen: 2,
  mostKept: 60_000,
  softmax: { epochs: 8, rate: 0.3, dropout: 0.5, shrink: 0.002 },
};

/**
 * Trains a reader of how answers are worded on answers that were written whole, and on some that are written from templates, by the
 * acts of a reader of sentences.
 */
export function trainWording(
  { languages, natural }: { languages: readonly Templates[]; natural: readonly NaturalAnswer[] },
  acts: AnswerActs,
  recipe: WordingRecipe = wordingRecipe,
): SoftmaxWeights {
  const random = createRandom(recipe.seed);
  const write = wordingFeatureWriter(acts);
  const features = new Int32Array(mostWordingFeatures);
  const example = ({ kind, text }: LabelledAnswer) => ({
    label: answerKinds.indexOf(kind),
    hashes: features.slice(0, write(text, features)),
  });
  const written = languages
    .filter(({ language }) => natural.some((answer) => answer.language === language))
    .flatMap((templates) =>
      answerKinds.flatMap((kind) =>
        Array.from({ length: recipe.answers[kind] }, () => example(writeAnswer(kind, templates, random))),
      ),
    );
  return trainSoftmaxReader([...written, ...natural.map(example)], {
    ...recipe,
    classes: answerKinds.length,
    random,
  });
}
