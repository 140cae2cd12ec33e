import { readFileSync } from 'node:fs';
import { naturalAnswerFiles } from './natural-answers.ts';
import { refusalWeights } from './refusal-record.ts';
import { wordingRecipe } from './train-wording.ts';
import { type TrainingRecord, trainingRecord } from './training-record.ts';

/** Where the weights of the reader of wordings lie, and their record. */
export const wordingWeights = new URL('../wording.bin', import.meta.url);
export const wordingRecordFile = new URL('wording.json', import.meta.url);

/** The record of the weights as they lie there, with the data and recipe as they are now, and the reader of sentences that they lean on. */
export function wordingRecord(): TrainingRecord {
  return trainingRecord({
    folders: [new URL('data/', import.meta.url)],
    files: [refusalWeights, ...naturalAnswerFiles()],
    recipe: wordingRecipe,
    weights: readFileSync(wordingWeights),
  });
}
