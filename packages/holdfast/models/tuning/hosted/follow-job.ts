import { watchJob } from '../../jobs/watch.ts';
import type { TuneEvent } from '../tuner.ts';
import type { FineTuningService, ServiceJob } from './fine-tuning-service.ts';

/**
 * Follows a job to its end and returns it; one that waits to be started is started once its price has been told. Throws
 * ServiceFailure, and the signal's reason on abort.
 */
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
  let job: ServiceJob | undefined;
  let start: 'not wanted' | 'wanted' | 'done' = 'not wanted';
  const look = async () => {
    if (start === 'wanted') {
      await service.start?.(first.id);
      start = 'done';
    }
    const next = job ? await service.job(first.id) : first;
    return { next, news: await service.news(next, (id) => known.has(id)) };
  };
  for await (const { state, unreachable } of watchJob({ look, interval, patience, signal })) {
    if (unreachable) {
      const text = `${service.name} cannot be asked just now (${unreachable.message}); the job goes on there`;
      yield { type: 'message', level: 'warning', text, kind: 'unreachable' };
      continue;
    }
    const { next, news } = state;
    const before = job?.status ?? next.status;
    job = next;
    if (job.status !== before) {
      yield { type: 'job', service: service.name, id: job.id, status: job.status, found: false };
    }
    if (job.outcome === 'ready' && start === 'not wanted') {
      const { price } = job;
      if (price) yield { type: 'price', basis: 'estimate', price, source: `told by ${service.name}` };
      start = 'wanted';
    }
    for (const { id, event } of news) {
      if (known.has(id)) continue;
      known.add(id);
      yield event.type === 'step' ? { ...event, epoch: epochOf(event, epochs) } : event;
    }
    if (job.outcome !== 'pending' && job.outcome !== 'ready') break;
  }
  return job ?? first;
}

/** The pass over the data, from 1, that a step belongs to; services tell the step alone. */
function epochOf(
  { step, steps, epoch }: { step: number; steps: number; epoch: number },
  epochs: number,
): number {
  return steps > 0 ? Math.max(1, Math.ceil((step * epochs) / steps)) : epoch;
}
