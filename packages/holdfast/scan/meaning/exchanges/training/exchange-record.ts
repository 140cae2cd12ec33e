import { readFileSync } from 'node:fs';
import { type TrainingRecord, trainingRecord } from '../../../../refusal/training/training-record.ts';
import { naturalRowFiles } from './natural-rows.ts';
import { exchangeRecipe } from './train-exchanges.ts';

/** Where the weights of the reader of short rows lie, and their record. */
export const exchangeWeights = new URL('../weights.bin', import.meta.url);
export const exchangeRecordFile = new URL('weights.json', import.meta.url);

/** The record of the weights as they lie there, with the data and recipe as they are now, and the refusal reader that they lean on. */
export function exchangeRecord(): TrainingRecord {
  return trainingRecord({
    folders: [
      new URL('data/', import.meta.url),
      new URL('../../training/data/', import.meta.url),
      new URL('../../../../refusal/training/data/', import.meta.url),
    ],
    files: [new URL('../../../../refusal/weights.bin', import.meta.url), ...naturalRowFiles()],
    recipe: exchangeRecipe,
    weights: readFileSync(exchangeWeights),
  });
}
