import type { Database } from '../database/database.ts';
import type { Job } from '../jobs/job.ts';
import type { ReleaseByHand } from './release-by-hand.ts';
import { stateOf, type TunedModel } from './tuned-models.ts';

/** That two people released the model of a job whose audit did not pass. */
export interface ReleaseOfJob {
  release: ReleaseByHand;
  /** Whether it holds now: it ends on its day, and with its model. */
  holds: boolean;
}

/** The last release by hand of each job's model, by the job's id; jobs without one are left out. */
export async function releasesOfJobs(
  database: Database,
  jobs: readonly Job[],
): Promise<Map<string, ReleaseOfJob>> {
  const failed = jobs.filter(({ status }) => status === 'failed').map(({ id }) => id);
  const releases = new Map<string, ReleaseOfJob>();
  if (failed.length === 0) return releases;
  const rows = await database.all<ReleaseByHand & Pick<TunedModel, 'job' | 'state' | 'released_until'>>(
    `select releases.*, models.job, models.state, models.released_until from releases join models on models.id = releases.model
     where models.job in (${failed.map(() => '?').join(', ')}) and approved_at is not null order by approved_at`,
    ...failed,
  );
  for (const { job, state, released_until, ...release } of rows) {
    releases.set(job, { release, holds: stateOf({ state, released_until }) === 'released' });
  }
  return releases;
}
