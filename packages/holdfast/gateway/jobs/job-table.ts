import type { Database } from '../database/database.ts';
import { appendLog } from '../log/chained-log.ts';
import type { KeyHolder } from '../tenants/keys.ts';
import { isReviewer } from '../tenants/scopes.ts';
import { type Job, type JobRow, type JobStatus, jobOf } from './job.ts';
import { addJobEvent } from './job-events.ts';

/** A job of a tenant; undefined for none, and for somebody else's. */
export async function findTuningJob(
  database: Database,
  { id, tenant }: { id: string; tenant: string },
): Promise<Job | undefined> {
  const row = await database.get<JobRow>('select * from jobs where id = ? and tenant = ?', id, tenant);
  return row && jobOf(row);
}

/** A job that somebody may look at: the tenant's own and, for reviewers, one of any tenant that was stopped or whose model is held back. */
export async function findJobToSee(
  database: Database,
  { id, caller }: { id: string; caller: KeyHolder },
): Promise<Job | undefined> {
  const own = await findTuningJob(database, { id, tenant: caller.tenant });
  if (own || !isReviewer(caller)) return own;
  const row = await database.get<JobRow>(`select * from jobs where id = ? and status = 'failed'`, id);
  return row && jobOf(row);
}

/** What may be done to a job from outside, from which statuses, and what comes of it. */
const moves = {
  cancel: { from: ['queued', 'running', 'paused'], to: 'cancelled', message: 'The job was cancelled' },
  pause: { from: ['queued', 'running'], to: 'paused', message: 'The job was paused' },
  resume: { from: ['paused'], to: 'queued', message: 'The job was resumed' },
} as const satisfies Record<string, { from: readonly JobStatus[]; to: JobStatus; message: string }>;

export type JobMove = keyof typeof moves;

/**
 * Cancels, pauses or resumes a job. A worker that has it notices at its next heartbeat. Returns the job as it is then;
 * `moved` is false where its status did not allow that.
 */
export async function moveJob(
  database: Database,
  { id, tenant, move, actor }: { id: string; tenant: string; move: JobMove; actor: string },
): Promise<{ job: Job; moved: boolean } | undefined> {
  const { from, to, message } = moves[move];
  return database.transaction(async () => {
    const job = await findTuningJob(database, { id, tenant });
    if (!job) return undefined;
    if (!(from as readonly JobStatus[]).includes(job.status)) return { job, moved: false };
    await database.run(
      'update jobs set status = ?, finished_at = ?, lease_owner = null, lease_until = null, attempts = 0 where id = ?',
      to,
      to === 'cancelled' ? Date.now() : null,
      id,
    );
    await addJobEvent(database, id, { level: 'info', type: 'message', message });
    await appendLog(database, { tenant, actor, action: `job.${move}`, subject: id });
    return { job: (await findTuningJob(database, { id, tenant })) ?? job, moved: true };
  });
}
