import { performance } from 'node:perf_hooks';
import { pause } from '../../../events/pause.ts';
import type { Account } from '../account/account.ts';
import { type FailureKind, RequestFailure } from './failures/request-failure.ts';

/** How often a failure of each kind is answered by asking again. */
const retries: Record<FailureKind, number> = {
  'rate-limited': 30,
  overloaded: 8,
  unreachable: 6,
  timeout: 2,
  truncated: 3,
  malformed: 2,
  unreadable: 0,
  unauthorized: 0,
  'out-of-credit': 0,
  rejected: 0,
  misconfigured: 0,
  'not-offered': 0,
};

const firstWait = 500;
const longestWait = 30_000;

/**
 * Sends a request in a place of the account until it is answered, asking again as its failures deserve: after the time
 * that the endpoint names, or after waits that double and are spread at random, so that requests do not return together.
 * Throws the last RequestFailure, and the signal's reason on abort.
 */
export async function requestWithRetries<Result>(
  account: Account,
  send: () => Promise<Result>,
  {
    signal,
    random = Math.random,
    givesUp = () => false,
    beforeRetry,
  }: {
    signal?: AbortSignal | undefined;
    random?: () => number;
    /** Whether asking again has no point for another reason. */
    givesUp?: () => boolean;
    /** Called after each failure that is answered by asking again, outside of the place. */
    beforeRetry?: () => Promise<void>;
  } = {},
): Promise<Result> {
  const failures: Partial<Record<FailureKind, number>> = {};
  for (;;) {
    await account.acquire(signal);
    const began = performance.now();
    let failure: RequestFailure;
    try {
      const result = await send();
      account.succeeded(began);
      return result;
    } catch (error) {
      signal?.throwIfAborted();
      if (!(error instanceof RequestFailure)) throw error;
      failure = error;
      if (failure.kind === 'rate-limited' || failure.kind === 'overloaded') {
        account.limited(began, failure.retryAfter);
      }
    } finally {
      account.release();
    }
    const count = (failures[failure.kind] ?? 0) + 1;
    failures[failure.kind] = count;
    if (count > retries[failure.kind] || givesUp()) throw failure;
    await beforeRetry?.();
    const backoff = Math.min(longestWait, firstWait * 2 ** (count - 1)) * (0.5 + random() / 2);
    // The account holds everything back for as long as the endpoint asked; no further wait is needed on top.
    if (failure.retryAfter === undefined) await pause(backoff, signal);
    if (givesUp()) throw failure;
  }
}
