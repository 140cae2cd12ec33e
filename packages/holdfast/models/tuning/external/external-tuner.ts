import { existsSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { storageError } from '../../../data/files/storage-error.ts';
import { asModelFailure } from '../../embedded/embedded-chat-model.ts';
import { refuseShaping } from '../refuse-shaping.ts';
import type { TuneRequest, Tuner } from '../tuner.ts';
import { childEnvironment } from './child-environment.ts';
import { eventSources } from './following/event-sources.ts';
import { followTrainer } from './following/follow-trainer.ts';
import { trainerFailure } from './following/trainer-failure.ts';
import { hideSecrets } from './following/trainer-output.ts';
import type { JobRunner } from './job-runner.ts';
import { locateBase } from './locate-base.ts';
import type { Trainer } from './trainer.ts';
import { openTrainerFolder, type TrainerFolder } from './trainer-folder.ts';
import { leftTrainerJob, takeUpOrStart, trainerExitCode } from './trainer-job.ts';

export interface ExternalTunerOptions {
  trainer: Trainer;
  runner: JobRunner;
}

/**
 * A tuner that has an external trainer do the work, here or on other machines: it writes the tune folder, starts the
 * trainer, passes its events on and puts the model in its place; docs/external-trainers.md describes the protocol. What an
 * earlier start left is taken up: a trainer that still runs is followed, one that is gone is started again and goes on
 * from its last checkpoint. On abort a trainer on this machine is stopped; one elsewhere is left running, unless the
 * request says to cancel it. Throws HoldfastError `model-failed` when the trainer fails.
 */
export function externalTuner({ trainer, runner }: ExternalTunerOptions): Tuner {
  return {
    async *tune(request) {
      refuseShaping(request, trainer.name);
      const started = performance.now();
      const folder = await openFolder(request);
      const output = resolve(request.log ?? `${request.scratch}.log`);
      const { environment, secrets } = childEnvironment();
      const sources = eventSources(trainer, folder, output);
      const examples = request.conversations.length;
      yield { type: 'start', steps: 0, examples, resumedAfter: 0 };
      const { id, found: takenUp } = await takeUpOrStart(
        { trainer, runner, folder, output, environment },
        request.signal,
      );
      yield {
        type: 'job',
        service: runner.name,
        id,
        status: takenUp ? 'running' : 'started',
        found: takenUp,
      };
      try {
        yield* followTrainer({ runner, id, sources, folder, request });
      } finally {
        await hideSecrets(output, secrets);
      }
      const code = await trainerExitCode(folder.path);
      // A kill may have come after the model was moved and before that was told.
      const moved = existsSync(folder.file('moved')) && existsSync(request.output);
      if (code === 0 && !moved) await trainer.collect?.(folder);
      if (code !== 0 || (!moved && !existsSync(folder.request.model))) {
        throw await trainerFailure({ trainer, code, output, secrets });
      }
      if (existsSync(folder.request.model)) await moveModel(folder, request.output);
      yield { type: 'end', model: request.output, seconds: (performance.now() - started) / 1000 };
    },
    async leftJob(scratch) {
      const folder = resolve(scratch);
      const id = await leftTrainerJob(runner, folder);
      if (id === undefined) return undefined;
      const { kind, detail: status } = await runner.state(id);
      if (kind !== 'waiting' && kind !== 'running') return undefined;
      return { where: runner.name, id, status, cancel: () => runner.stop(id) };
    },
    close: async () => undefined,
  };
}

async function openFolder(request: TuneRequest): Promise<TrainerFolder> {
  try {
    return await openTrainerFolder(request, await locateBase(request.base));
  } catch (error) {
    throw asModelFailure(request.base, error);
  }
}

async function moveModel(folder: TrainerFolder, to: string): Promise<void> {
  try {
    await rm(to, { recursive: true, force: true });
    await writeFile(folder.file('moved'), '');
    await rename(folder.request.model, to);
  } catch (cause) {
    throw storageError(to, cause);
  }
}
