import type { Tries } from '../../audit/verdict/parts/tries.ts';
import { mostAttempts } from '../mix/raise-safety.ts';
import type { RunProgress } from '../progress.ts';
import { plannedRepair } from '../repair/planned-repair.ts';
import type { RunConfig } from '../settings/run-config.ts';

/**
 * Which of the tries that a run plans its audit of the model as it was tuned is: the first of two where a repair is planned, one
 * of four where safety is mixed in as needed, whose every amount is a try. Undefined where there is one alone.
 */
export function plannedTries(config: RunConfig, { safety }: Pick<RunProgress, 'safety'>): Tries | undefined {
  if (config.mix.amount === 'as-needed') {
    return { number: (safety?.attempts.length ?? 0) + 1, planned: mostAttempts };
  }
  return plannedRepair(config) > 0 ? { number: 1, planned: 2 } : undefined;
}
