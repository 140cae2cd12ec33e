import { readFileSync } from 'node:fs';
import { refusalWeights } from '../../../../refusal/training/refusal-record.ts';
import { type TrainingRecord, trainingRecord } from '../../../../refusal/training/training-record.ts';
import { naturalRowFiles } from './natural-rows.ts';
import { exchangeRecipe } from './train-exchanges.ts';
import { wholeRowRecipe } from './train-whole-rows.ts';

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
    files: [refusalWeights, ...naturalRowFiles()],
    recipe: exchangeRecipe,
    weights: readFileSync(exchangeWeights),
  });
}

/** Where the weights of the reader that learnt from rows written whole alone lie, and their record. */
export const wholeRowWeights = new URL('../whole-rows.bin', import.meta.url);
export const wholeRowRecordFile = new URL('whole-rows.json', import.meta.url);

/** The record of these weights, as `exchangeRecord` tells that of the others. */
export function wholeRowRecord(): TrainingRecord {
  return trainingRecord({
    folders: [],
    files: [refusalWeights, ...naturalRowFiles()],
    recipe: wholeRowRecipe,
    weights: readFileSync(wholeRowWeights),
  });
}
