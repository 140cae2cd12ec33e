import { performance } from 'node:perf_hooks';
import type { TuneEvent } from '../tuner.ts';
import type { FineTuningService, ServiceJob } from './fine-tuning-service.ts';
import { pause } from './pause.ts';
import { ServiceFailure } from './service-failure.ts';

/** The first time between two askings, in milliseconds, and how it grows. */
const firstInterval = 1000;
const growth = 1.3;

/** Follows a job to its end; throws the signal's reason on abort. */
export async function* followJob({
  service,
  job: first,
  signal,
  interval,
  patience,
  epochs,
}: {
  service: FineTuningService;
  job: ServiceJob;
  epochs: number;
  signal: AbortSignal | undefined;
  interval: number;
  patience: number;
}): AsyncGenerator<TuneEvent, ServiceJob> {
  const known = new Set<string>();
  let job = first;
  let begun = false;
  let wait = Math.min(firstInterval, interval);
  let unreachableSince: number | undefined;
  for (;;) {
    try {
      if (job.outcome === 'ready' && !begun) {
        if (job.price) {
          yield { type: 'price', basis: 'estimate', price: job.price, source: `told by ${service.name}` };
        }
        signal?.throwIfAborted();
        await service.start?.(job.id);
        begun = true;
      }
      for (const { id, event } of await service.news(job, (id) => known.has(id))) {
        if (known.has(id)) continue;
        known.add(id);
        yield event.type === 'step' ? { ...event, epoch: epochOf(event, epochs) } : event;
      }
      if (job.outcome !== 'pending' && job.outcome !== 'ready') return job;
      await pause(wait, signal);
      wait = Math.min(interval, wait * growth);
      const before = job.status;
      job = await service.job(job.id);
      unreachableSince = undefined;
      if (job.status !== before) {
        yield { type: 'job', service: service.name, id: job.id, status: job.status, found: false };
      }
    } catch (error) {
      signal?.throwIfAborted();
      if (!(error instanceof ServiceFailure) || !isPassing(error)) throw error;
      unreachableSince ??= performance.now();
      if (performance.now() - unreachableSince > patience) throw error;
      const text = `${service.name} cannot be asked just now (${error.message}); the job goes on there`;
      yield { type: 'message', level: 'warning', text, kind: 'unreachable' };
      await pause(interval, signal);
    }
  }
}

/** The pass over the data, from 1, that a step belongs to; services tell the step alone. */
function epochOf(
  { step, steps, epoch }: { step: number; steps: number; epoch: number },
  epochs: number,
): number {
  return steps > 0 ? Math.max(1, Math.ceil((step * epochs) / steps)) : epoch;
}

function isPassing({ kind }: ServiceFailure): boolean {
  return !['unauthorized', 'rejected', 'out-of-credit'].includes(kind);
}
