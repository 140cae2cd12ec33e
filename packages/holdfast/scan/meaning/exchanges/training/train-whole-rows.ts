import { createRandom } from '@holdfast/engine';
import { shippedReaders } from '../../../../refusal/shipped-readers.ts';
import type { SoftmaxWeights } from '../../../../refusal/softmax-reader.ts';
import { featuresSeen, quantise } from '../../../../refusal/training/hashed-examples.ts';
import { type SidedExample, trainMargin } from '../../../../refusal/training/train-margin.ts';
import { exchangeHashWriter, mostExchangeHashes } from '../exchange-hashes.ts';
import type { NaturalRow } from './natural-rows.ts';

export interface WholeRowRecipe {
  seed: string;
  /** How much an everyday row counts: most rows of most files are everyday ones, and few of those that were written are. */
  ofEveryday: number;
  /** A feature counts when it stands in so many rows. */
  leastSeen: number;
  /** The most features that are kept, those of the largest weights. */
  mostKept: number;
  cost: number;
  passes: number;
  /** The log-odds of a row that stands on the margin. */
  steepness: number;
}

export const wholeRowRecipe: WholeRowRecipe = {
  seed: 'whole rows',
  ofEveryday: 5,
  leastSeen: 3,
  mostKept: 60_000,
  cost: 0.2,
  passes: 30,
  steepness: 4,
};

/**
 * Trains a reader of whether a short row is ordinary (class 0) or teaches something (class 1), on rows that were written whole and no
 * others: it errs elsewhere than the reader that learnt from templates too (`trainExchanges`), so the two err less together.
 */
export function trainWholeRows(
  natural: readonly NaturalRow[],
  recipe: WholeRowRecipe = wholeRowRecipe,
): SoftmaxWeights {
  const { ofEveryday, leastSeen, mostKept, cost, passes, steepness, seed } = recipe;
  const write = exchangeHashWriter(shippedReaders().acts);
  const features = new Int32Array(mostExchangeHashes);
  const texts = natural.map(({ lesson, kind, exchange }) => ({
    label: lesson === 'ordinary' ? 0 : 1,
    weight: kind === 'everyday' ? ofEveryday : 1,
    hashes: features.slice(0, write(exchange, features)),
  }));
  const { keys, numbersOf } = featuresSeen(texts, leastSeen);
  const examples = texts.map(
    ({ label, weight, hashes }): SidedExample => ({
      features: numbersOf(hashes),
      scale: 1 / Math.sqrt(Math.max(1, hashes.length)),
      side: label === 0 ? -1 : 1,
      weight,
    }),
  );
  const random = createRandom(seed);
  const weights = trainMargin(examples, { features: keys.length, cost, passes, random });
  // The same to each side, so that the log-odds are `steepness` times the margin.
  const ofSides = Float32Array.from([...weights].flatMap((weight) => [-weight, weight]));
  return quantise(
    keys,
    ofSides.map((weight) => (steepness / 2) * weight),
    { mostKept, classes: 2 },
  );
}
