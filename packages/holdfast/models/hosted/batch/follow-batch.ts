import { watchJob } from '../../jobs/watch.ts';
import type { BatchService, ServiceBatch } from './batch-service.ts';

/** The longest time between two looks, and how long a service may be out of reach, in milliseconds. */
const longestInterval = 30_000;
const defaultPatience = 2 * 60 * 60 * 1000;

/** What following a batch needs. */
export interface Following {
  service: BatchService;
  batch: ServiceBatch;
  /** Called at every look. */
  tell: (batch: ServiceBatch) => void;
  /** Called when the service is out of reach, once each time. */
  warn: (reason: string) => void;
  interval?: number | undefined;
  patience?: number | undefined;
  signal: AbortSignal | undefined;
}

/**
 * Looks at a batch until it has come to an end, and returns it. A service that is out of reach is asked again for as long
 * as patience lasts. Throws RequestFailure, and the signal's reason on abort.
 */
export async function followBatch({
  service,
  batch: first,
  tell,
  warn,
  interval = longestInterval,
  patience = defaultPatience,
  signal,
}: Following): Promise<ServiceBatch> {
  let batch: ServiceBatch | undefined;
  const look = async (): Promise<ServiceBatch> => (batch ? service.batch(batch.id, signal) : first);
  for await (const { state, unreachable } of watchJob({ look, interval, patience, signal })) {
    if (unreachable) {
      warn(unreachable.message);
      continue;
    }
    batch = state;
    tell(batch);
    if (batch.outcome !== 'pending') break;
  }
  return batch ?? first;
}
