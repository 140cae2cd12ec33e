import type { Engine } from '@holdfast/engine';
import type { ChosenDefence } from '../defences/choose-defences.ts';
import type { RunFile, RunFolder } from '../store/run-folder.ts';
import type { Spending } from './open-spending.ts';
import type { OpenedRun } from './opened-run.ts';
import type { RunProgress } from './progress.ts';
import type { RunEvent, StepName } from './run-event.ts';
import type { RunConfig } from './settings/run-config.ts';
import type { StepFigures } from './step-text.ts';

/** Where a step reads and writes: a run folder, or files that a command names. */
export type StepFiles = Pick<RunFolder, 'file'>;

/** What a step works with, whoever wants it carried out: settings, a place, and what is open already. */
export interface StepContext {
  config: RunConfig;
  folder: StepFiles;
  engine: Engine;
  spending: Spending;
  /** Those that the settings choose; see `runDefences`. */
  defences: readonly ChosenDefence[];
  signal?: AbortSignal;
}

/** What a step of a run works with besides. */
export interface RunContext extends StepContext {
  folder: RunFolder;
  progress: RunProgress;
  opened: OpenedRun;
}

/** A step of a run reports progress, leaves its files in the run folder, and returns what came of it. */
export type RunStep = (context: RunContext) => AsyncGenerator<RunEvent, StepFigures>;

/** The steps in their order. */
export const stepNames: readonly StepName[] = ['scan', 'mix', 'tune', 'audit', 'release'];

/** A place whose files a command names; of others it knows nothing. */
export function namedFiles(names: Partial<Record<RunFile, string>>): StepFiles {
  return {
    file(name) {
      const path = names[name];
      if (path === undefined) throw new RangeError(`No file is named for ${name}.`);
      return path;
    },
  };
}
