import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { charterBase } from '@holdfast/charter';

/** Where weights lie that were fetched: where the user says, or below the working folder. */
export function weightsFolders(): string[] {
  const named = process.env.HOLDFAST_WEIGHTS?.trim();
  return [...(named ? [named] : []), join('.holdfast', 'weights')].map((folder) => resolve(folder));
}

/** Where weights are fetched to. */
export function ownWeightsFolder(): string {
  return weightsFolders()[0];
}

/** The charter model's published weights, where they are there. */
export function findCharterWeights(): string | undefined {
  return weightsFolders()
    .map((folder) => join(folder, charterBase.file))
    .find((file) => existsSync(file));
}
