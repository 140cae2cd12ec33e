import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { Engine } from '@holdfast/engine';
import { HoldfastError } from '../errors.ts';
import { openTuner } from '../models/tuning/open-tuner.ts';
import type { LeftJob } from '../models/tuning/tuner.ts';
import { openRunFolder } from '../store/run-folder.ts';
import { lockRun } from '../store/run-lock.ts';
import { readRunConfig } from './settings/read-run-config.ts';

/**
 * Makes way for a new start: removes what an earlier one left in a run folder, unless it is to be kept. A tuning job of it
 * that still runs, and would be paid for in vain, is cancelled with `cancel`; else that is HoldfastError `bad-usage`. Throws
 * HoldfastError `busy` while another process works in the folder, and where it cannot be found out whether a job runs.
 */
export async function startAfresh(
  path: string,
  { engine, cancel, keep }: { engine: Engine; cancel: boolean; keep: boolean },
): Promise<void> {
  if (!existsSync(path)) return;
  const unlock = await lockRun(path);
  try {
    const job = await leftJob(path, engine);
    if (job && !cancel) {
      throw new HoldfastError(
        'bad-usage',
        `Job ${job.id} of ${path} still runs (${job.where}: ${job.status}); leave --fresh out to go on with it, or add --cancel to cancel it and start anew.`,
      );
    }
    await job?.cancel();
    if (!keep) await rm(path, { recursive: true, force: true });
  } finally {
    await unlock();
  }
}

/** The tuning job of a run that was interrupted, if it still runs. */
async function leftJob(path: string, engine: Engine): Promise<LeftJob | undefined> {
  const folder = await openRunFolder(path);
  if (!folder.has('scratch') || !folder.has('config')) return undefined;
  const { model, tune: choice } = await readRunConfig(folder.file('config'));
  const { tuner } = await openTuner({ model, choice, engine });
  return tuner.leftJob?.(folder.file('scratch'));
}
