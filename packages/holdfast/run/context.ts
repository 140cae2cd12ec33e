import type { Engine } from '@holdfast/engine';
import type { RunFolder } from '../store/run-folder.ts';
import type { RunProgress } from './progress.ts';
import type { RunEvent, StepName } from './run-event.ts';
import type { RunConfig } from './settings/run-config.ts';

/** What every step of a run works with. */
export interface StepContext {
  config: RunConfig;
  folder: RunFolder;
  engine: Engine;
  progress: RunProgress;
  /** What becomes of a tuning job elsewhere on abort; see `TuneRequest`. */
  onAbort?: 'leave' | 'cancel';
  signal?: AbortSignal;
}

/** A step reports progress, leaves its files in the run folder, and returns one line that sums it up. */
export type Step = (context: StepContext) => AsyncGenerator<RunEvent, string>;

/** The steps in their order. */
export const stepNames: readonly StepName[] = ['scan', 'mix', 'tune', 'audit', 'release'];
