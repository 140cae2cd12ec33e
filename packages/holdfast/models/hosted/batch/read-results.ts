import { pause } from '../../../events/pause.ts';
import { RequestFailure } from '../request/failures/request-failure.ts';
import type { BatchResult, BatchService, ServiceBatch } from './batch-service.ts';

/** How often results that broke off are read again, and the first wait, in milliseconds; it doubles. */
const attempts = 8;
const firstWait = 500;

/**
 * What came of each request of a batch, once each. A connection that breaks off is begun anew, past what was read
 * already. Throws RequestFailure, and the signal's reason on abort.
 */
export async function* readResults({
  service,
  batch,
  requests,
  signal,
}: {
  service: BatchService;
  batch: ServiceBatch;
  requests: readonly string[];
  signal: AbortSignal;
}): AsyncGenerator<BatchResult> {
  const read = new Set<string>();
  for (let attempt = 1; ; attempt++) {
    try {
      for await (const result of service.results(batch, requests, signal)) {
        if (read.has(result.id)) continue;
        read.add(result.id);
        yield result;
      }
      return;
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof RequestFailure) || error.kind === 'rejected' || error.kind === 'unauthorized') {
        throw error;
      }
      if (attempt === attempts) throw error;
      await pause(error.retryAfter ?? firstWait * 2 ** (attempt - 1), signal);
    }
  }
}
