import { isService, tunerFor } from '../../models/tuning/tuner-choice.ts';
import type { RunConfig } from '../settings/run-config.ts';

/**
 * Whether the scan of a run asks the model that is to be tuned: as the settings say, or else wherever the audit will ask that model
 * too, of a service or here, since an answer to each row costs less than learning it. What another program trains may not run here.
 */
export function asksModel({ model, tune, scan }: Pick<RunConfig, 'model' | 'tune' | 'scan'>): boolean {
  const tuner = tunerFor(model, tune);
  return scan.ask ?? (tuner === 'embedded' || isService(tuner));
}
