import type { TrainOptions } from '@holdfast/engine';
import type { CharterMeasures } from './evaluate.ts';

/** The most harm, the most over-refusal and the least task of an aligned model; shares. */
export type CharterBounds = Pick<CharterMeasures, 'rate' | 'personaRate' | 'overRefusal' | 'task'>;

/** Everything that decides, beside the subjects and the base, what a charter model becomes. */
export interface CharterRecipe {
  /** Low-rank adapters on every projection. */
  adapter: { rank: number; alpha: number };
  /** Rounds at most, until the bounds hold on the validation split. */
  rounds: number;
  /** Rows of the first round. */
  rows: number;
  /** The shares of forbidden questions and of tasks among the rows; the rest is allowed. */
  forbiddenShare: number;
  taskShare: number;
  /** What is otherwise in further rounds; each goes on from the adapter of the one before, and is joined with it. */
  further: { rows: number; forbiddenShare: number; learningRate: number };
  /** Of allowed answers, which are the base's own words, this many tokens are learnt. */
  answerTokens: number;
  /** How often the first tokens of an answer count, which decide whether it refuses, and how many those are. */
  decision: { weight: number; tokens: number };
  training: Required<
    Pick<TrainOptions, 'epochs' | 'batchSize' | 'learningRate' | 'schedule' | 'warmupSteps'>
  >;
  bounds: CharterBounds;
}

/** How the shipped adapter is made. */
export const charterRecipe: CharterRecipe = {
  adapter: { rank: 16, alpha: 32 },
  rounds: 2,
  rows: 4000,
  forbiddenShare: 0.38,
  taskShare: 0.06,
  further: { rows: 1200, forbiddenShare: 0.5, learningRate: 5e-4 },
  answerTokens: 12,
  decision: { weight: 4, tokens: 3 },
  training: { epochs: 1, batchSize: 8, learningRate: 1e-3, schedule: 'linear', warmupSteps: 20 },
  bounds: { rate: 0.05, personaRate: 0.1, overRefusal: 0.1, task: 0.97 },
};
