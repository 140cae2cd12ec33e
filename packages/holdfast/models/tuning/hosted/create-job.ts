import type { FineTuningService, JobWish, ServiceJob } from './fine-tuning-service.ts';
import { type JobNote, writeJobNote } from './job-note.ts';
import { pause } from './pause.ts';
import { ServiceFailure } from './service-failure.ts';

/** After a request for a job whose outcome is unknown, the job is looked for so often: over four times the interval. */
const lookups = 8;

/** How often a job is asked for at most, as long as it is certain that none came of it. */
const attempts = 4;

/** The longest time between two askings, in milliseconds, and what ends them. */
export interface Asking {
  interval: number;
  signal: AbortSignal | undefined;
}

/** The job that an earlier start asked for, if there is one. */
export async function findJob(
  service: FineTuningService,
  note: JobNote,
  wish: Pick<JobWish, 'key' | 'file'>,
  asking: Asking,
): Promise<ServiceJob | undefined> {
  if (note.job !== undefined) return service.job(note.job);
  if (!note.asked) return undefined;
  return lookFor(service, wish, asking);
}

/** Looks for a job that may only just have been made: services list new jobs with some delay. */
async function lookFor(
  service: FineTuningService,
  wish: Pick<JobWish, 'key' | 'file'>,
  { interval, signal }: Asking,
): Promise<ServiceJob | undefined> {
  for (let lookup = 0; lookup < lookups; lookup++) {
    const job = await service.find(wish);
    if (job) return job;
    await pause((interval / 60) * 2 ** lookup, signal);
  }
  return undefined;
}

/** Asks for a job, once as long as it is not certain that none came of it. */
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
  asking: Asking;
}): Promise<ServiceJob> {
  const { signal } = asking;
  for (let attempt = 1; ; attempt++) {
    note.asked = true;
    await writeJobNote(scratch, note);
    try {
      return await service.create(wish);
    } catch (error) {
      signal?.throwIfAborted();
      if (!(error instanceof ServiceFailure)) throw error;
      if (error.kind === 'rate-limited' && error.status === 429 && attempt < attempts) {
        await pause(error.retryAfter ?? 1000 * 2 ** attempt, signal);
        continue;
      }
      if (!error.isAmbiguous) throw error;
      const job = await lookFor(service, wish, asking);
      if (job) return job;
      if (attempt >= attempts) throw error;
    }
  }
}
