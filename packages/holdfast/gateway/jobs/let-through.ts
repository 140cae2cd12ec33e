import type { Database } from '../database/database.ts';
import { newId } from '../database/new-id.ts';
import type { GatewayFolder } from '../gateway-folder.ts';
import { appendLog } from '../log/chained-log.ts';
import { requireReleaser } from '../models/require-releaser.ts';
import { ApiError } from '../shell/api-error.ts';
import type { KeyHolder } from '../tenants/keys.ts';
import { requireTenant } from '../tenants/tenants.ts';
import { createTuningJob } from './create-tuning-job.ts';
import type { Job, LetThroughRows } from './job.ts';
import { addJobEvent } from './job-events.ts';
import { findJobToSee } from './job-table.ts';
import { type LetThrough, letThroughCounts } from './let-through-of-jobs.ts';

/**
 * Lets a stopped job through: it is made anew, past its scan, and audited like any other. Where the policy asks for two people, it
 * waits for the second. Throws ApiError where it was not stopped by its scan, or was let through already.
 */
export async function letJobThrough(
  folder: GatewayFolder,
  { job: id, reason, rows, caller }: { job: string; reason: string; rows: LetThroughRows; caller: KeyHolder },
): Promise<LetThrough> {
  const { database } = folder;
  return database.transaction(async () => {
    const job = await requireStopped(database, { id, caller });
    const { release } = (await requireTenant(database, job.tenant)).policy;
    requireReviewable(release.letThrough, job);
    requireReleaser(release, caller);
    if (rows === 'left' && job.error?.scan?.left === 0) {
      throw new ApiError(400, "'rows' must be all: the scan left none to tune on.", { param: 'rows' });
    }
    const entry: LetThrough = {
      id: newId('let_'),
      job: id,
      tenant: job.tenant,
      reason,
      tuned_rows: rows,
      proposed_by: caller.person,
      proposed_at: Date.now(),
      approved_by: null,
      approved_at: null,
      made: null,
    };
    await database.run(
      'insert into let_through (id, job, tenant, reason, tuned_rows, proposed_by, proposed_at) values (?, ?, ?, ?, ?, ?, ?)',
      entry.id,
      id,
      entry.tenant,
      reason,
      rows,
      entry.proposed_by,
      entry.proposed_at,
    );
    const detail = { let_through: entry.id, reason, rows, person: caller.person };
    const log = { tenant: job.tenant, actor: caller.id, action: 'job.let_through_proposed', subject: id };
    await appendLog(database, { ...log, detail });
    return release.letThrough === 'one' ? carryThrough(folder, { entry, job, caller }) : entry;
  });
}

/** The second of two people lets a job through. Throws ApiError. */
export async function approveLetThrough(
  folder: GatewayFolder,
  { id, caller }: { id: string; caller: KeyHolder },
): Promise<LetThrough> {
  const { database } = folder;
  return database.transaction(async () => {
    const entry = await database.get<LetThrough>('select * from let_through where id = ?', id);
    if (!entry) throw new ApiError(404, `There is no proposal ${id}.`, { code: 'not_found' });
    const job = await requireStopped(database, { id: entry.job, caller });
    const { release } = (await requireTenant(database, job.tenant)).policy;
    requireReviewable(release.letThrough, job);
    requireReleaser(release, caller);
    if (entry.proposed_by === caller.person) {
      throw new ApiError(403, 'This takes two people; another one must approve it.', {
        code: 'second_person_needed',
      });
    }
    return carryThrough(folder, { entry, job, caller });
  });
}

/** All that was let through or waits for a second person, the newest first. */
export async function listLetThrough(database: Database, limit: number): Promise<LetThrough[]> {
  return database.all<LetThrough>('select * from let_through order by proposed_at desc, id limit ?', limit);
}

async function carryThrough(
  folder: GatewayFolder,
  { entry, job, caller }: { entry: LetThrough; job: Job; caller: KeyHolder },
): Promise<LetThrough> {
  const { database } = folder;
  const tenant = await requireTenant(database, job.tenant);
  const letThrough = { from: job.id, rows: entry.tuned_rows };
  const made = await createTuningJob(folder, { request: job.request, tenant, actor: caller.id, letThrough });
  const done = { ...entry, approved_by: caller.person, approved_at: Date.now(), made: made.id };
  await database.run(
    'update let_through set approved_by = ?, approved_at = ?, made = ? where id = ?',
    done.approved_by,
    done.approved_at,
    done.made,
    entry.id,
  );
  const people = [...new Set([entry.proposed_by, caller.person])].join(' and ');
  for (const [id, message] of [
    [job.id, `Let through once by ${people}, as ${made.id}: ${entry.reason}`],
    [made.id, `This is ${job.id}, let through its scan by ${people}: ${entry.reason}`],
  ]) {
    const data = { kind: 'let-through', from: job.id, made: made.id, rows: entry.tuned_rows };
    await addJobEvent(database, id, { level: 'warn', type: 'message', message, data });
  }
  const detail = { let_through: entry.id, made: made.id, rows: entry.tuned_rows, person: caller.person };
  const log = { tenant: job.tenant, actor: caller.id, action: 'job.let_through', subject: job.id };
  await appendLog(database, { ...log, detail });
  return done;
}

async function requireStopped(
  database: Database,
  { id, caller }: { id: string; caller: KeyHolder },
): Promise<Job> {
  const job = await findJobToSee(database, { id, caller });
  if (!job) throw new ApiError(404, `There is no fine-tuning job ${id}.`, { code: 'not_found' });
  if (job.status !== 'failed' || !job.error?.scan) {
    throw new ApiError(409, 'Only a job that its scan stopped can be let through.', {
      code: 'invalid_status',
    });
  }
  const before = await database.get<{ made: string }>(
    `select made from let_through where job = ? and ${letThroughCounts}`,
    id,
  );
  if (!before) return job;
  throw new ApiError(409, `It was let through already, as ${before.made}.`, { code: 'invalid_status' });
}

function requireReviewable(rule: 'never' | 'one' | 'two', { tenant }: Job): void {
  if (rule !== 'never') return;
  throw new ApiError(403, `The policy of ${tenant} lets nobody let a job through (release.letThrough).`, {
    code: 'release_forbidden',
  });
}
