import { findAgain, isAmbiguous, sendOnce } from '../../jobs/send-once.ts';
import type { FineTuningService, JobWish, ServiceJob } from './fine-tuning-service.ts';
import { type JobNote, writeJobNote } from './job-note.ts';
import { ServiceFailure } from './service-failure.ts';

/** The longest time between two askings, in milliseconds, and what ends them. */
export interface JobPolling {
  interval: number;
  signal: AbortSignal | undefined;
}

/** The job that an earlier start asked for, if there is one. */
export async function findJob(
  service: FineTuningService,
  note: JobNote,
  wish: Pick<JobWish, 'key' | 'file'>,
  asking: JobPolling,
): Promise<ServiceJob | undefined> {
  if (note.job !== undefined) return service.job(note.job);
  return note.asked ? findAgain(searchFor(service, wish, asking)) : undefined;
}

/** Asks for a job, once as long as it is not certain that none came of it; that it is asked for is noted first. */
export async function createJob({
  service,
  note,
  wish,
  scratch,
  asking,
}: {
  service: FineTuningService;
  note: JobNote;
  wish: JobWish;
  scratch: string;
  asking: JobPolling;
}): Promise<ServiceJob> {
  note.asked = true;
  await writeJobNote(scratch, note);
  try {
    return await sendOnce({ send: () => service.create(wish), ...searchFor(service, wish, asking) });
  } catch (error) {
    if (error instanceof ServiceFailure && !isAmbiguous(error)) {
      await writeJobNote(scratch, Object.assign(note, { asked: false }));
    }
    throw error;
  }
}

/** A job is looked for eight times, over four times the interval. */
function searchFor(
  service: FineTuningService,
  wish: Pick<JobWish, 'key' | 'file'>,
  { interval, signal }: JobPolling,
) {
  return { find: () => service.find(wish), signal, lookups: 8, firstWait: interval / 60 };
}
