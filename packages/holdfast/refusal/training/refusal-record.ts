import { readFileSync } from 'node:fs';
import { recipe } from './train-reader.ts';
import { type TrainingRecord, trainingRecord } from './training-record.ts';

/** Where the weights of the refusal reader lie, and their record. */
export const refusalWeights = new URL('../weights.bin', import.meta.url);
export const refusalRecordFile = new URL('weights.json', import.meta.url);

/** The record of the weights as they lie there, with the data and recipe as they are now. */
export function refusalRecord(): TrainingRecord {
  return trainingRecord({
    folders: [new URL('data/', import.meta.url)],
    recipe,
    weights: readFileSync(refusalWeights),
  });
}
