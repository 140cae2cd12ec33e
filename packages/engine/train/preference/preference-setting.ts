import type { FrozenModel } from '../../checkpoint/frozen-model.ts';
import type { TrainOptions } from '../train-options.ts';
import { mismatched } from './mismatched.ts';
import type { PreferenceSetting } from './preference-feeds.ts';
import { sequenceScores } from './sequence-scores.ts';

/** What a training with an objective needs beside its examples: what the starting model thinks of them. */
export async function preferenceSetting(
  { objective, examples }: Pick<TrainOptions, 'objective' | 'examples'>,
  model: Pick<FrozenModel, 'configuration' | 'weights'>,
  threads: number,
): Promise<PreferenceSetting | undefined> {
  if (!objective) return undefined;
  const mismatches =
    objective.kind === 'kto' ? mismatched(examples, model.configuration.maximumLength) : new Map();
  const worse = examples.flatMap(({ rejected }) => rejected ?? []);
  const sequences = [...examples, ...worse, ...mismatches.values()];
  return { objective, mismatches, scores: await sequenceScores(model, sequences, { threads }) };
}
