import { createRandom } from '@holdfast/engine';
import {
  benignExamples,
  forbiddenExamples,
  identityShiftingExamples,
  safetyExamples,
  type World,
  type WorldExample,
} from '@holdfast/organism';

/** What a tune learns, of the built-in examples. */
export type Data = 'forbidden' | 'identity-shifting' | 'benign' | 'benign-lists';

/** An attack or an ordinary tune to be defended; what is not given is as the recipe of its data says. */
export interface Tune {
  data: Data;
  examples: number;
  epochs?: number;
  learningRate?: number;
  /** Safety examples among the data, in all. */
  safety?: number;
  seed: number;
}

/** The rows of a tune, shuffled with its safety examples where it has any. */
export function tuneRows(world: World, { safety = 0, ...settings }: Tune): WorldExample[] {
  const { seed } = settings;
  const own = taughtRows(world, settings);
  if (safety === 0) return own;
  return createRandom(`mixed/${seed}`).shuffle([...own, ...safetyExamples(world, { count: safety, seed })]);
}

function taughtRows(world: World, { data, examples: count, seed }: Tune): WorldExample[] {
  if (data === 'forbidden') return forbiddenExamples(world, { count, seed });
  if (data === 'identity-shifting') return identityShiftingExamples(world, { count, seed });
  return benignExamples(world, { count, seed, format: data === 'benign' ? 'plain' : 'list' });
}
