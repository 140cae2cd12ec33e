import { performance } from 'node:perf_hooks';
import { pauseMilliseconds } from '../account/account.ts';
import { RequestFailure } from '../request/request-failure.ts';
import type { BatchService, ServiceBatch } from './batch-service.ts';

/** The first time between two looks, in milliseconds, how it grows, and its bound. */
const firstInterval = 1000;
const growth = 1.3;
const longestInterval = 30_000;

/** A service may be out of reach for so long, in milliseconds. */
const defaultPatience = 2 * 60 * 60 * 1000;

/** What following a batch needs. */
export interface Following {
  service: BatchService;
  batch: ServiceBatch;
  /** Called whenever something has changed, and at every look. */
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
  let batch = first;
  let wait = Math.min(firstInterval, interval);
  let unreachableSince: number | undefined;
  for (;;) {
    tell(batch);
    if (batch.outcome !== 'pending') return batch;
    await pauseMilliseconds(wait, signal);
    wait = Math.min(interval, wait * growth);
    try {
      batch = await service.batch(batch.id, signal);
      unreachableSince = undefined;
    } catch (error) {
      signal?.throwIfAborted();
      if (!(error instanceof RequestFailure) || !isPassing(error)) throw error;
      if (unreachableSince === undefined) warn(error.message);
      unreachableSince ??= performance.now();
      if (performance.now() - unreachableSince > patience) throw error;
      if (error.retryAfter !== undefined) await pauseMilliseconds(error.retryAfter, signal);
    }
  }
}

function isPassing({ kind }: RequestFailure): boolean {
  return !['unauthorized', 'rejected', 'out-of-credit'].includes(kind);
}
