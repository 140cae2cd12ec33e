import { readFileSync } from 'node:fs';
import { type TrainingRecord, trainingRecord } from '../../../refusal/training/training-record.ts';
import { lessonRecipe } from './train-lessons.ts';

/** Where the weights of the reader of sentences lie, and their record. */
export const lessonWeights = new URL('../weights.bin', import.meta.url);
export const lessonRecordFile = new URL('weights.json', import.meta.url);

/** The record of the weights as they lie there, with the data and recipe as they are now. */
export function lessonRecord(): TrainingRecord {
  return trainingRecord({
    folders: [new URL('data/', import.meta.url), new URL('../../../refusal/training/data/', import.meta.url)],
    recipe: lessonRecipe,
    weights: readFileSync(lessonWeights),
  });
}
