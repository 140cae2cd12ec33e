import { hostname } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import type { Engine } from '@holdfast/engine';
import { HoldfastError } from '../../errors.ts';
import { warn } from '../../events/warn.ts';
import { openRunFolder } from '../../store/run-folder.ts';
import { again } from '../database/again.ts';
import type { Database } from '../database/database.ts';
import { newId } from '../database/new-id.ts';
import type { GatewayFolder } from '../gateway-folder.ts';
import { finishJob } from '../jobs/finish-job.ts';
import type { Job, TuningJobError } from '../jobs/job.ts';
import { traceJob } from '../jobs/job-trace.ts';
import { type Lease, returnJob, standardLease, takeJob } from '../jobs/leases.ts';
import { tellOfJob } from '../jobs/tell-of-job.ts';
import { noteRecords } from '../log/note-records.ts';
import { runKeeper, takeOverRun } from '../storage/kept-runs.ts';
import { requireTenant } from '../tenants/tenants.ts';
import { carryOutJob, type JobContext } from './carry-out-job.ts';
import { failedJob } from './failed-job.ts';
import { startHeartbeat } from './heartbeat.ts';
import { noteCost } from './job-cost.ts';
import { rowsToLookAt } from './looked-at.ts';

/** What a worker reports: names and times, no content. */
export type WorkerEvent =
  | { type: 'taken'; job: string; attempt: number }
  | { type: 'finished'; job: string; outcome: string; seconds: number }
  | { type: 'returned'; job: string; reason: string };

/** How a worker works. */
export interface WorkOptions {
  folder: GatewayFolder;
  engine: Engine;
  /** Drains the worker: the job at hand is put away where it is, for whoever comes next. */
  signal: AbortSignal;
  /** How long it may be silent before its job is another's, in milliseconds. */
  lease?: number;
  onEvent?: (event: WorkerEvent) => void;
}

/** Between two looks at an empty queue, and before a folder that another process holds is tried again. */
const idleMilliseconds = 500;

/** Takes one job after another until it is drained. */
export async function work({ folder, signal, lease = standardLease, ...rest }: WorkOptions): Promise<void> {
  const worker = `worker:${hostname()}:${process.pid}:${newId('').slice(0, 8)}`;
  while (!signal.aborted) {
    const taken = await takeNext(folder.database, { worker, milliseconds: lease });
    if (taken) await workOn(taken, { folder, signal, ...rest });
    else await setTimeout(idleMilliseconds, undefined, { signal }).catch(() => undefined);
  }
}

/** The next job; none while the database cannot be used, which is waited for. */
async function takeNext(
  database: Database,
  request: { worker: string; milliseconds: number },
): Promise<Lease | undefined> {
  try {
    return await takeJob(database, request);
  } catch (error) {
    if (!(error instanceof HoldfastError)) throw error;
    warn(error.message);
    return undefined;
  }
}

/** The job is another's, or was paused or cancelled. */
class LeaseLost extends Error {}

/** What a job ends with; undefined where it is worth another try. */
async function failureOf(
  error: unknown,
  folder: GatewayFolder,
  job: Job,
): Promise<TuningJobError | undefined> {
  const { policy } = await again(() => requireTenant(folder.database, job.tenant));
  const looked = await openRunFolder(folder.run(job.id))
    .then(rowsToLookAt)
    .catch(() => undefined);
  return failedJob(error, { folder, job, contact: policy.contact, rows: looked?.rows ?? [] });
}

async function workOn(lease: Lease, { folder, engine, signal, onEvent }: WorkOptions): Promise<void> {
  const { database } = folder;
  const { job } = lease;
  const started = performance.now();
  const lost = new AbortController();
  let progress: object | undefined;
  const heartbeat = startHeartbeat(database, lease, {
    progress: () => progress,
    onLost: () => lost.abort(new LeaseLost()),
  });
  const finished = (outcome: string): void =>
    onEvent?.({ type: 'finished', job: job.id, outcome, seconds: (performance.now() - started) / 1000 });
  onEvent?.({ type: 'taken', job: job.id, attempt: job.attempts });
  const keepRun = runKeeper(folder, lease);
  const keep = async (): Promise<void> => {
    await noteCost(folder, job.id);
    await keepRun();
  };
  try {
    await takeOverRun(folder, job.id);
    const context: JobContext = {
      folder,
      engine,
      tell: async (event) => {
        if (!lost.signal.aborted) await tellOfJob(database, lease, event);
      },
      keep,
      onProgress: (event) => {
        progress = event;
      },
      signal: AbortSignal.any([signal, lost.signal]),
    };
    const outcome = await traceJob(job, () => carryOutJob(job, context));
    if (await again(() => finishJob(database, lease, outcome))) {
      await noted(job.id, noteCost(folder, job.id));
      await noteRecords(folder, job.id);
      finished(outcome.error?.code ?? 'released');
    }
  } catch (error) {
    await noted(job.id, noteCost(folder, job.id));
    if (lost.signal.aborted) {
      onEvent?.({ type: 'returned', job: job.id, reason: 'it was paused, cancelled or taken over' });
      return;
    }
    if (signal.aborted) {
      await keep();
      await again(() => returnJob(database, lease));
      onEvent?.({ type: 'returned', job: job.id, reason: 'the worker is drained' });
      return;
    }
    const failure = await failureOf(error, folder, job);
    if (failure) {
      await keep();
      if (await again(() => finishJob(database, lease, { error: failure }))) {
        await noted(job.id, noteCost(folder, job.id));
        await noteRecords(folder, job.id);
        finished(failure.code);
      }
      return;
    }
    // Another process still holds its folder, or something outside failed that may come right.
    const busy = error instanceof HoldfastError && error.code === 'busy';
    await again(() => returnJob(database, lease, { counts: !busy }));
    onEvent?.({ type: 'returned', job: job.id, reason: 'it cannot go on at the moment' });
    await setTimeout(idleMilliseconds, undefined, { signal }).catch(() => undefined);
  } finally {
    heartbeat.stop();
  }
}

/** A job's end does not hang on whether its cost can be written down. */
function noted(job: string, noting: Promise<void>): Promise<void> {
  return noting.catch((problem) => warn(`The cost of ${job} is not noted: ${problem}`));
}
