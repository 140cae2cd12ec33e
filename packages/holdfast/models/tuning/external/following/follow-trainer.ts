import { performance } from 'node:perf_hooks';
import { HoldfastError } from '../../../../errors.ts';
import { pause } from '../../../../events/pause.ts';
import { Outage } from '../../../jobs/outage.ts';
import type { TuneEvent, TuneRequest } from '../../tuner.ts';
import type { JobRunner, JobState } from '../job-runner.ts';
import type { TrainerFolder } from '../trainer-folder.ts';
import { trainerExitCode } from '../trainer-job.ts';
import { type EventSource, readEvents } from './event-sources.ts';

/** Milliseconds between two readings of what the trainer wrote. */
const readInterval = 100;

/** An engine that cannot be asked for a job's state is asked again for so many milliseconds before the tune is given up. */
const patience = 600_000;

/** Follows a job until it has ended; throws the signal's reason on abort. */
export async function* followTrainer({
  runner,
  id,
  sources,
  folder,
  request: { signal, onAbort = 'leave' },
}: {
  runner: JobRunner;
  id: string;
  sources: readonly EventSource[];
  folder: TrainerFolder;
  request: TuneRequest;
}): AsyncGenerator<TuneEvent> {
  let state: JobState | undefined;
  let lastAsked = Number.NEGATIVE_INFINITY;
  const outage = new Outage(patience);
  for (;;) {
    if (signal?.aborted) {
      if (!runner.remote || onAbort === 'cancel') await runner.stop(id);
      signal.throwIfAborted();
    }
    // The exit code is read before the events, so that none is missed that came before it.
    const ended = (await trainerExitCode(folder.path)) !== undefined;
    yield* readEvents(sources);
    if (ended || state?.kind === 'gone' || state?.kind === 'ended') return;
    if (performance.now() - lastAsked >= runner.interval) {
      lastAsked = performance.now();
      try {
        const next = await runner.state(id);
        if (runner.remote && state !== undefined && next.detail !== state.detail) {
          yield { type: 'job', service: runner.name, id, status: next.detail, found: false };
        }
        state = next;
        outage.ends();
      } catch (error) {
        if (!(error instanceof HoldfastError) || error.code !== 'model-failed') throw error;
        if (outage.begins(error)) {
          yield { type: 'message', level: 'warning', text: `${error.message} It is asked again.` };
        }
      }
    }
    await pause(readInterval, signal).catch(() => undefined);
  }
}
