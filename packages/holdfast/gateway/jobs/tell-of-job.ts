import type { Database } from '../database/database.ts';
import { addJobEvent, type JobEvent } from './job-events.ts';
import type { Lease } from './leases.ts';

/**
 * Notes what a worker tells of its job. Where that is a step or its end that the job had never told before, it has got further:
 * the workers that went silent before do not count any more, so that a long job outlives any number of machines, and only one that
 * takes its workers down at the same place is ended.
 */
export async function tellOfJob(
  database: Database,
  { job: { id }, worker }: Lease,
  event: JobEvent,
): Promise<void> {
  if (event.type === 'metrics' || isStepEnd(event)) {
    await database.run(
      `update jobs set attempts = 1 where id = ? and lease_owner = ? and attempts > 1
       and not exists (select 1 from job_events where job = ? and message = ?)`,
      id,
      worker,
      id,
      event.message,
    );
  }
  await addJobEvent(database, id, event);
}

function isStepEnd({ data }: JobEvent): boolean {
  return data !== undefined && 'kind' in data && data.kind === 'step';
}
