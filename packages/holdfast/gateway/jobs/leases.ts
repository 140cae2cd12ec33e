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
 * Takes the next job: one whose worker has gone silent, else one that waits. Tenants with less under way come first. Two workers
 * never take the same one. Returns undefined when there is none.
 */
export async function takeJob(
  database: Database,
  { worker, milliseconds = standardLease, now }: { worker: string; milliseconds?: number; now?: number },
): Promise<Lease | undefined> {
  // Most looks are at an empty queue, and need keep nobody waiting.
  const present = presentOf(database, now);
  if (!(await nextJob(database, { present, milliseconds }))) return undefined;
  return database.transaction(async () => {
    for (;;) {
      const row = await nextJob(database, { present, milliseconds });
      if (!row) return undefined;
      const job = jobOf(row);
      if (job.attempts >= mostAttempts) {
        await endLost(database, job);
        continue;
      }
      await database.run(
        `update jobs set status = 'running', lease_owner = ?, lease_until = ${present} + ?, attempts = attempts + 1 where id = ?`,
        worker,
        milliseconds,
        job.id,
      );
      const { id: subject, tenant } = job;
      await appendLog(database, { tenant, actor: worker, action: 'job.taken', subject });
      return { job: { ...job, attempts: job.attempts + 1 }, worker, milliseconds };
    }
  });
}

/**
 * The job that comes next. It is found by what runs, of which there is little, and by indices, so that it takes as long in a long
 * queue as in a short one. Where the database has just started, nobody could tell it anything before: then no silence counts yet.
 */
async function nextJob(
  database: Database,
  { present, milliseconds }: { present: string; milliseconds: number },
): Promise<JobRow | undefined> {
  const silent = await database.get<JobRow>(
    `select * from jobs where status = 'running' and lease_until < ${present} and ${database.startedAt} < ${present} - ?
     order by lease_until limit 1`,
    milliseconds,
  );
  if (silent) return silent;
  const first = await database.get<JobRow>(
    `select * from jobs where status = 'queued' and tenant not in (select tenant from jobs where status = 'running')
     order by created_at, id limit 1`,
  );
  if (first) return first;
  // Every tenant that waits has something under way: the first job of the one with the least.
  return database.get<JobRow>(
    `select jobs.* from (select tenant, count(*) as running from jobs where status = 'running' group by tenant) as busy
     join jobs on jobs.id = (
       select id from jobs as waiting where waiting.status = 'queued' and waiting.tenant = busy.tenant
       order by created_at, id limit 1)
     order by running, created_at, jobs.id limit 1`,
  );
}

/**
 * The time that leases are measured by, in SQL. It is the database's: machines' clocks differ, and what was asked while the database
 * was away is carried out later. Another moment is for whoever wants to see what comes of it.
 */
function presentOf(database: Database, now: number | undefined): string {
  return now === undefined ? database.now : String(Math.trunc(now));
}

/** Tells that a worker still works on its job, and how far it is. Returns false once the job is not its own any more. */
export async function keepLease(
  database: Database,
  { job, worker, milliseconds }: Lease,
  { progress, now }: { progress?: object; now?: number } = {},
): Promise<boolean> {
  const kept = await database.run(
    `update jobs set lease_until = ${presentOf(database, now)} + ?, progress = coalesce(?, progress)
     where id = ? and lease_owner = ? and status = 'running'`,
    milliseconds,
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
export async function returnJob(
  database: Database,
  { job, worker }: Lease,
  { counts = false } = {},
): Promise<void> {
  await database.transaction(async () => {
    const returned = await database.run(
      `update jobs set status = 'queued', lease_owner = null, lease_until = null, attempts = attempts - ?
       where id = ? and lease_owner = ? and status = 'running'`,
      counts ? 0 : 1,
      job.id,
      worker,
    );
    const { id: subject, tenant } = job;
    if (returned === 1) await appendLog(database, { tenant, actor: worker, action: 'job.returned', subject });
  });
}

async function endLost(database: Database, { id, tenant, attempts }: Job): Promise<void> {
  const message = `${attempts} workers stopped without a word while they had this job.`;
  const error = { code: 'server_error', message, param: null };
  await database.run(
    `update jobs set status = 'failed', finished_at = ?, error = ?, lease_owner = null, lease_until = null where id = ?`,
    Date.now(),
    JSON.stringify(error),
    id,
  );
  await addJobEvent(database, id, { level: 'error', type: 'message', message });
  await appendLog(database, {
    tenant,
    actor: 'gateway',
    action: 'job.failed',
    subject: id,
    detail: { code: error.code },
  });
}
