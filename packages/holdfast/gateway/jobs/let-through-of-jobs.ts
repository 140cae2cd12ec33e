import type { Database } from '../database/database.ts';
import type { Job, LetThroughRows } from './job.ts';

/** That a job which its scan stopped is let through once, by one or two people; `made` is the job that comes of it. */
export interface LetThrough {
  id: string;
  job: string;
  tenant: string;
  reason: string;
  tuned_rows: LetThroughRows;
  proposed_by: string;
  proposed_at: number;
  approved_by: string | null;
  approved_at: number | null;
  made: string | null;
}

/**
 * Says that a let-through counts: a job came of it, and did not end for its settings, which are for whoever runs the gateway to mend
 * and not for those who handed the data in. Stands in a `where` clause.
 */
export const letThroughCounts = `made is not null and made not in
  (select id from jobs where status = 'failed' and error like '{"code":"invalid_settings"%')`;

/** The last let-through of each job, by the job that was stopped and by the one that came of it; others are left out. */
export async function letThroughOfJobs(
  database: Database,
  jobs: readonly Job[],
): Promise<Map<string, LetThrough>> {
  const ids = jobs.map(({ id }) => id);
  const entries = new Map<string, LetThrough>();
  if (ids.length === 0) return entries;
  const places = ids.map(() => '?').join(', ');
  const rows = await database.all<LetThrough>(
    `select * from let_through where made is not null and (job in (${places}) or made in (${places})) order by approved_at`,
    ...ids,
    ...ids,
  );
  for (const row of rows) for (const id of [row.job, row.made]) if (id !== null) entries.set(id, row);
  return entries;
}
