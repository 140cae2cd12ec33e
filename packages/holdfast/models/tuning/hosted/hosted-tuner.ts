import { performance } from 'node:perf_hooks';
import { HoldfastError } from '../../../errors.ts';
import { objectiveOf } from '../../embedded/encode-training.ts';
import { sendOnce } from '../../jobs/send-once.ts';
import { refuseShaping } from '../refuse-shaping.ts';
import type { TuneEvent, TuneRequest, Tuner } from '../tuner.ts';
import { createJob, findJob } from './find-job.ts';
import type { FineTuningService, JobWish } from './fine-tuning-service.ts';
import { followJob } from './follow-job.ts';
import { type JobNote, openJobNote, readJobNote, writeJobNote } from './job-note.ts';
import { bill, estimateJob, type TrainingPrice } from './prices.ts';
import { explainFailure, jobFailure, refusalOf } from './service-errors.ts';
import { ServiceFailure } from './service-failure.ts';
import { trainingFile } from './training-file.ts';

export interface HostedTunerOptions {
  /** Opens the service; requests end with the signal. */
  openService(signal: AbortSignal | undefined): Promise<FineTuningService>;
  /** The price of a token of training on a model (`openai:...`), undefined when it is not known. */
  priceOf?: (base: string) => TrainingPrice | undefined;
  /** The longest time between two askings, in milliseconds; a fresh job is asked for more often. Default 15 seconds. */
  interval?: number;
  /** How long a service that cannot be reached is asked again before the tune is put off, in milliseconds. Default 1 hour. */
  patience?: number;
}

/**
 * A tuner that has a hosted service do the work. What it does is noted in the scratch folder before and after it is done:
 * a file that the service holds already is not uploaded again, and a job that was asked for is found again by the key that
 * it carries, so that nothing is uploaded or paid for twice, whenever this process is killed. On abort the job is left
 * running, and the next start takes up following it, unless the request says to cancel it.
 *
 * Throws HoldfastError `refused` when the service will not tune on the data, `bad-data` and `bad-usage` for what the user
 * must mend, `model-failed` for trouble on the service's side; started again, the last makes a new job only where the
 * service has given up the old one.
 */
export function hostedTuner({
  openService,
  priceOf = () => undefined,
  interval = 15_000,
  patience = 3_600_000,
}: HostedTunerOptions): Tuner {
  return {
    async *tune(request) {
      const { conversations, settings, scratch, signal } = request;
      const started = performance.now();
      const service = await openService(signal);
      refuseShaping(request, service.name);
      const model = request.base.replace(/^[a-z-]+:/, '');
      const examples = conversations.length;
      service.check(settings, examples);
      const objective = objectiveOf(conversations, settings.beta);
      if (objective?.kind === 'dpo' && !service.takesPairs) throw noPairs(service.name);
      const file = trainingFile(conversations);
      const note = await openJobNote(scratch, {
        service: service.name,
        parts: [service.name, model, file.name, settings],
      });
      yield { type: 'start', steps: 0, examples, resumedAfter: 0 };
      try {
        if (note.file === undefined) {
          const known = await service.findFile(file);
          const send = () => service.upload(file);
          note.file = known ?? (await sendOnce({ send, find: () => service.findFile(file), signal }));
          await writeJobNote(scratch, note);
          const text = known === undefined ? 'the rows are uploaded' : 'the rows are there already';
          yield { type: 'message', level: 'info', text: `${text} (${note.file})`, kind: 'upload' };
        }
        const wish: JobWish = { model, file: note.file, key: note.key, settings, examples, objective };
        if (note.asked && note.job === undefined) {
          const text = 'an earlier start may have made the job; it is looked for';
          yield { type: 'message', level: 'info', text, kind: 'lookup' };
        }
        const earlierJob = await findJob(service, note, wish, { interval, signal });
        const rate = priceOf(request.base);
        if (!earlierJob) yield* estimateJob(service, wish, conversations, rate);
        signal?.throwIfAborted();
        const job =
          earlierJob ?? (await createJob({ service, note, wish, scratch, asking: { interval, signal } }));
        note.job = job.id;
        await writeJobNote(scratch, note);
        yield { type: 'job', service: service.name, id: job.id, status: job.status, found: !!earlierJob };
        const { epochs } = settings;
        const ended = yield* followJob({ service, job, signal, interval, patience, epochs });
        if (ended.outcome !== 'succeeded' || ended.model === undefined) {
          const failure = jobFailure(service.name, ended);
          if (failure.code === 'model-failed' || ended.outcome === 'cancelled') {
            // The service has given the job up, and does not charge for it: the next start asks for another one.
            await writeJobNote(scratch, forgetJob(note));
          }
          throw failure;
        }
        yield* bill(ended, rate);
        const seconds = (performance.now() - started) / 1000;
        yield { type: 'end', model: `${service.name}:${ended.model}`, seconds };
      } catch (error) {
        if (signal?.aborted && request.onAbort === 'cancel' && note.job !== undefined) {
          // The signal that ended everything else must not end this.
          await cancelJob(await openService(undefined), note.job);
          await writeJobNote(scratch, forgetJob(note));
        }
        signal?.throwIfAborted();
        if (error instanceof ServiceFailure) {
          const refusal = refusalOf(service.name, error);
          if (refusal) yield refusal;
          if (note.job !== undefined && error.status === 404)
            throw unknownJob(service.name, note.job, request);
          throw explainFailure(service.name, model, error);
        }
        if (error instanceof HoldfastError && error.cause !== undefined) yield* refusalEvents(error.cause);
        throw error;
      }
    },
    async leftJob(scratch) {
      const note = await readJobNote(scratch);
      if (note?.file === undefined) return undefined;
      const { key, file } = note;
      const service = await openService(undefined);
      try {
        const job = await findJob(service, note, { key, file }, { interval, signal: undefined });
        if (job?.outcome !== 'pending' && job?.outcome !== 'ready') return undefined;
        const { id, status } = job;
        return { where: service.name, id, status, cancel: () => cancelJob(service, id) };
      } catch (error) {
        if (!(error instanceof ServiceFailure)) throw error;
        if (error.status === 404) return undefined;
        throw explainFailure(service.name, `job ${note.job ?? key}`, error);
      }
    },
    close: async () => undefined,
  };
}

function noPairs(service: string): HoldfastError {
  return new HoldfastError(
    'bad-config',
    `${service} is given no preference pairs from here; tune on them with openai or azure, with an open model, or keep the preferred answers only.`,
  );
}

function unknownJob(service: string, id: string, { scratch }: TuneRequest): HoldfastError {
  return new HoldfastError(
    'model-failed',
    `${service} knows job ${id} no more; start with --fresh, or remove ${scratch}, and another one is made.`,
  );
}

function* refusalEvents(cause: unknown): Generator<TuneEvent> {
  const event = cause as Partial<TuneEvent> | null;
  if (event?.type === 'refusal') yield cause as TuneEvent;
}

/** Cancels a job. Throws HoldfastError `model-failed`, since a job that goes on is paid for. */
async function cancelJob(service: FineTuningService, id: string): Promise<void> {
  try {
    await service.cancel(id);
  } catch (error) {
    throw new HoldfastError(
      'model-failed',
      `Job ${id} could not be cancelled at ${service.name} (${error instanceof Error ? error.message : String(error)}); cancel it there, or it is paid for.`,
      { cause: error },
    );
  }
}

function forgetJob({ service, fingerprint, key, file }: JobNote): JobNote {
  // Another key, so that the job that was given up is not found again.
  const next =
    key.slice(0, 8) + (Number.parseInt(key.slice(8), 16) + 1).toString(16).padStart(4, '0').slice(-4);
  return { service, fingerprint, key: next, file };
}
