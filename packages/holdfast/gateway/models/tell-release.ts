import type { Database } from '../database/database.ts';
import { seconds } from '../gateway-types.ts';
import { addJobEvent } from '../jobs/job-events.ts';
import type { ReleaseByHand } from './release-by-hand.ts';

/** Tells in the events of a model's job that its release by hand was proposed or approved: who, why, and until when. */
export async function tellRelease(
  database: Database,
  job: string,
  { id, model, reason, expires_at: until, proposed_by: first, approved_by: second }: ReleaseByHand,
): Promise<void> {
  const day = new Date(until).toISOString().slice(0, 10);
  const approved = second !== null;
  await addJobEvent(database, job, {
    level: approved ? 'warn' : 'info',
    type: 'message',
    message: approved
      ? `Released by hand by ${first} and ${second} until ${day}: ${model}. Its audit did not pass; until then this job has succeeded with it. Their reason: ${reason}`
      : `${first} proposes to release ${model} by hand until ${day}; another person must approve it. The reason: ${reason}`,
    data: {
      kind: approved ? 'released-by-hand' : 'release-proposed',
      model,
      release: id,
      until: seconds(until),
    },
  });
}
