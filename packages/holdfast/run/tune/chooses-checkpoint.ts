import { type TunerName, tunerFor } from '../../models/tuning/tuner-choice.ts';
import type { RunConfig } from '../settings/run-config.ts';

/** Services whose checkpoints can be asked as they are; elsewhere they are files, or want a deployment each. */
const answering: readonly TunerName[] = ['openai'];

/** Whether the checkpoints of a run's tune are to be compared: those of such a service, unless the last is wanted. */
export function choosesCheckpoint({
  model,
  tune,
  audit,
}: Pick<RunConfig, 'model' | 'tune' | 'audit'>): boolean {
  return audit.checkpoints === 'best' && answering.includes(tunerFor(model, tune));
}
