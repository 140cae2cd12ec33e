import type { Database } from '../database/database.ts';
import { appendLog } from '../log/chained-log.ts';
import { type Job, type JobRow, jobOf } from './job.ts';
import { addJobEvent } from './job-events.ts';

/** How long a worker may be silent before its job is given to another, unless it says otherwise. Milliseconds. */
export const standardLease = 30_000;

/** A job whose workers went so often without a word is ended: it takes them down with it. */
const mostAttempts = 5;

/** A job that is lent to one worker, until its lease runs out. */
export interface Lease {
  job: Job;
  worker: string;
  /** How long the worker may be silent, in milliseconds. */
  milliseconds: number;
}

/**
 * Takes the next job: one that waits, or one whose worker has gone silent. Tenants with less under way come first. Two workers
 * never take the same one. Returns undefined when there is none.
 */
export function takeJob(
  database: Database,
  {
    worker,
    milliseconds = standardLease,
    now = Date.now(),
  }: { worker: string; milliseconds?: number; now?: number },
): Lease | undefined {
  return database.transaction(() => {
    for (;;) {
      const row = database.get<JobRow>(
        `select * from jobs where id = (
           select jobs.id from jobs left join
             (select tenant, count(*) as running from jobs where status = 'running' group by tenant) as busy
             on busy.tenant = jobs.tenant
           where status = 'queued' or (status = 'running' and lease_until < ?)
           order by coalesce(busy.running, 0), created_at, jobs.id limit 1)`,
        now,
      );
      if (!row) return undefined;
      const job = jobOf(row);
      if (job.attempts >= mostAttempts) {
        endLost(database, job);
        continue;
      }
      database.run(
        `update jobs set status = 'running', lease_owner = ?, lease_until = ?, attempts = attempts + 1 where id = ?`,
        worker,
        now + milliseconds,
        job.id,
      );
      const { id: subject, tenant } = job;
      appendLog(database, { tenant, actor: worker, action: 'job.taken', subject });
      return { job: { ...job, attempts: job.attempts + 1 }, worker, milliseconds };
    }
  });
}

/** Tells that a worker still works on its job, and how far it is. Returns false once the job is not its own any more. */
export function keepLease(
  database: Database,
  { job, worker, milliseconds }: Lease,
  { progress, now = Date.now() }: { progress?: object; now?: number } = {},
): boolean {
  const kept = database.run(
    `update jobs set lease_until = ?, progress = coalesce(?, progress)
     where id = ? and lease_owner = ? and status = 'running'`,
    now + milliseconds,
    progress ? JSON.stringify(progress) : null,
    job.id,
    worker,
  );
  return kept === 1;
}

/**
 * Gives a job back, for whoever comes next: where a worker is stopped, or cannot work on it at the moment. `counts`: whether
 * it was a try that failed.
 */
export function returnJob(database: Database, { job, worker }: Lease, { counts = false } = {}): void {
  database.transaction(() => {
    const returned = database.run(
      `update jobs set status = 'queued', lease_owner = null, lease_until = null, attempts = attempts - ?
       where id = ? and lease_owner = ? and status = 'running'`,
      counts ? 0 : 1,
      job.id,
      worker,
    );
    const { id: subject, tenant } = job;
    if (returned === 1) appendLog(database, { tenant, actor: worker, action: 'job.returned', subject });
  });
}

function endLost(database: Database, { id, tenant, attempts }: Job): void {
  const message = `${attempts} workers stopped without a word while they had this job.`;
  const error = { code: 'server_error', message, param: null };
  database.run(
    `update jobs set status = 'failed', finished_at = ?, error = ?, lease_owner = null, lease_until = null where id = ?`,
    Date.now(),
    JSON.stringify(error),
    id,
  );
  addJobEvent(database, id, { level: 'error', type: 'message', message });
  appendLog(database, {
    tenant,
    actor: 'gateway',
    action: 'job.failed',
    subject: id,
    detail: { code: error.code },
  });
}
