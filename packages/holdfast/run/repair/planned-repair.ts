import { tunerFor } from '../../models/tuning/tuner-choice.ts';
import type { RunConfig } from '../settings/run-config.ts';

/**
 * How far a run may take its tuned model back to the base before a second audit, as a share; 0 where no second audit is planned:
 * of weights that are not tuned here, where safety is mixed in as needed, which tries again by itself, and where people labelled
 * answers, which a repaired model would not give.
 */
export function plannedRepair({ model, tune, repair, mix, audit }: RunConfig): number {
  const tunedHere = tunerFor(model, tune) === 'embedded';
  return tunedHere && mix.amount !== 'as-needed' && audit.labels === undefined ? repair : 0;
}
