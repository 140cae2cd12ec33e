import { createRandom } from '@holdfast/engine';
import { shippedReaders } from '../../../../refusal/shipped-readers.ts';
import type { SoftmaxWeights } from '../../../../refusal/softmax-reader.ts';
import {
  type MarginReaderRecipe,
  trainMarginReader,
} from '../../../../refusal/training/trainers/train-margin-reader.ts';
import { exchangeHashWriter, mostExchangeHashes } from '../exchange-hashes.ts';
import type { NaturalRow } from './natural-rows.ts';

export interface WholeRowRecipe extends MarginReaderRecipe {
  seed: string;
  /** How much an everyday row counts: most rows of most files are everyday ones, and few of those that were written are. */
  ofEveryday: number;
}

export const wholeRowRecipe: WholeRowRecipe = {
  seed: 'whole rows',
  ofEveryday: 2.8,
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
  const write = exchangeHashWriter(shippedReaders().acts);
  const features = new Int32Array(mostExchangeHashes);
  const texts = natural.map(({ lesson, kind, exchange }) => ({
    label: lesson === 'ordinary' ? (0 as const) : (1 as const),
    weight: kind === 'everyday' ? recipe.ofEveryday : 1,
    hashes: features.slice(0, write(exchange, features)),
  }));
  return trainMarginReader(texts, { ...recipe, random: createRandom(recipe.seed) });
}
