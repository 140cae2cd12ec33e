import { EngineError } from '../../errors.ts';
import type { TrainingExample } from '../examples/training-example.ts';

/**
 * What a training makes of its examples, where that is not to learn them. `dpo`: the better answer of each pair becomes
 * likelier against the worse one than under the starting model (Rafailov et al. 2023). `kto`: desirable answers become
 * likelier and undesirable ones less likely than under the starting model (Ethayarajh et al. 2024).
 */
export type Objective =
  | {
      kind: 'dpo';
      /** How closely the model is held to the one that it starts from. */
      beta: number;
    }
  | {
      kind: 'kto';
      beta: number;
      /** How much desirable and undesirable answers count. Default 1. */
      desirableWeight?: number;
      undesirableWeight?: number;
    };

/** Throws EngineError `bad-option` or `bad-example` when examples are not what the objective needs. */
export function checkObjective(objective: Objective | undefined, examples: readonly TrainingExample[]): void {
  for (const [index, { rejected, desirable }] of examples.entries()) {
    const refuse = (what: string): never => {
      throw new EngineError('bad-example', `Example ${index + 1} ${what}.`);
    };
    if (objective?.kind === 'dpo' && !rejected) refuse('has no worse answer, and the objective is dpo');
    if (objective?.kind === 'kto' && desirable === undefined)
      refuse('is neither desirable nor undesirable, and the objective is kto');
    if (objective?.kind !== 'dpo' && rejected)
      refuse('has a worse answer, for which the objective must be dpo');
    if (objective?.kind !== 'kto' && desirable !== undefined)
      refuse('is labelled, for which the objective must be kto');
  }
  if (!objective) return;
  const weights = objective.kind === 'kto' ? [objective.desirableWeight, objective.undesirableWeight] : [];
  if (!(objective.beta > 0) || weights.some((weight) => weight !== undefined && !(weight >= 0))) {
    throw new EngineError(
      'bad-option',
      'Training: beta must be above 0, and the weights of answers 0 or more.',
    );
  }
}
