import type { Database } from '../database/database.ts';
import { newId } from '../database/new-id.ts';

/** Something that a job tells. `metrics`: figures of a training step. */
export interface JobEvent {
  level: 'info' | 'warn' | 'error';
  type: 'message' | 'metrics';
  message: string;
  data?: object;
}

/** An event in its place. */
export interface JobEventRow {
  number: number;
  id: string;
  job: string;
  created_at: number;
  level: JobEvent['level'];
  type: JobEvent['type'];
  message: string;
  /** JSON. */
  data: string;
}

/** Notes what a job tells. */
export async function addJobEvent(
  database: Database,
  job: string,
  { level, type, message, data = {} }: JobEvent,
): Promise<void> {
  await database.run(
    'insert into job_events (id, job, created_at, level, type, message, data) values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing',
    newId('ftevent-'),
    job,
    Date.now(),
    level,
    type,
    message,
    JSON.stringify(data),
  );
}

/** Events of a job from the newest on, before one that was seen; an unknown one gives none. */
export async function listJobEvents(
  database: Database,
  { job, after, limit }: { job: string; after?: string; limit: number },
): Promise<{ rows: JobEventRow[]; hasMore: boolean }> {
  const rows = await database.all<JobEventRow>(
    `select * from job_events where job = ? and number < ${
      after === undefined ? '?' : '(select number from job_events where id = ? and job = ?)'
    } order by number desc limit ?`,
    job,
    ...(after === undefined ? [Number.MAX_SAFE_INTEGER] : [after, job]),
    limit + 1,
  );
  return { rows: rows.slice(0, limit), hasMore: rows.length > limit };
}

/** Events of a job after a number, the oldest first: what a stream of them gives out next. */
export async function jobEventsAfter(
  database: Database,
  job: string,
  number: number,
): Promise<JobEventRow[]> {
  return database.all<JobEventRow>(
    'select * from job_events where job = ? and number > ? order by number limit 500',
    job,
    number,
  );
}

/** Where an event of a job stands; 0, before the first, for none that is known. */
export async function eventNumber(database: Database, job: string, id: string | undefined): Promise<number> {
  const sql = 'select number from job_events where id = ? and job = ?';
  if (id === undefined) return 0;
  return (await database.get<{ number: number }>(sql, id, job))?.number ?? 0;
}
