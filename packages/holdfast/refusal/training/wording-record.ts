import { readFileSync } from 'node:fs';
import { naturalAnswerFiles } from './natural-answers.ts';
import { refusalWeights } from './refusal-record.ts';
import { wholeAnswerRecipe } from './train-whole-answers.ts';
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

/** Where the weights of the reader that learnt from answers written whole alone lie, and their record. */
export const wholeAnswerWeights = new URL('../whole-answers.bin', import.meta.url);
export const wholeAnswerRecordFile = new URL('whole-answers.json', import.meta.url);

/** The record of these weights, as `wordingRecord` tells that of the others. */
export function wholeAnswerRecord(): TrainingRecord {
  return trainingRecord({
    folders: [],
    files: [refusalWeights, ...naturalAnswerFiles()],
    recipe: wholeAnswerRecipe,
    weights: readFileSync(wholeAnswerWeights),
  });
}
