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

/** Tells in the events of a model's job that its release by hand was ended before its day: by whom, and why. */
export async function tellReleaseEnd(
  database: Database,
  job: string,
  { id, model, approved_at: approved, ended_by: person, end_reason: reason }: ReleaseByHand,
): Promise<void> {
  await addJobEvent(database, job, {
    level: 'warn',
    type: 'message',
    message:
      approved === null
        ? `${person} withdrew the proposal to release ${model} by hand. The reason: ${reason}`
        : `${person} ended the release by hand of ${model}; this job has failed again, as its audit left it. The reason: ${reason}`,
    data: { kind: 'release-ended', model, release: id },
  });
}
