import { pauseMilliseconds } from '../account/account.ts';
import { type FailureKind, RequestFailure } from '../request/request-failure.ts';

const ambiguous: readonly FailureKind[] = ['overloaded', 'unreachable', 'timeout', 'truncated', 'malformed'];

/** Whether after a failure nobody knows if the request was carried out. */
export function isAmbiguous({ kind }: RequestFailure): boolean {
  return ambiguous.includes(kind);
}

/** How often it is sent, and how often what may have come of it is looked for. */
const attempts = 6;
const lookups = 3;

/** The first wait, in milliseconds; it doubles. */
const firstWait = 500;

/**
 * Sends a request that must be carried out once: after a failure whose outcome is unknown, what may have come of it is
 * looked for before it is sent again. Services list new things with some delay, so it is looked for several times. With
 * `asked`, an earlier start may have sent it already. Throws RequestFailure, and the signal's reason on abort.
 */
export async function sendOnce<Result>({
  send,
  find,
  asked,
  signal,
}: {
  send: () => Promise<Result>;
  find: () => Promise<Result | undefined>;
  asked: boolean;
  signal: AbortSignal | undefined;
}): Promise<Result> {
  const look = async (): Promise<Result | undefined> => {
    for (let lookup = 0; lookup < lookups; lookup++) {
      const found = await find();
      if (found !== undefined) return found;
      await pauseMilliseconds(firstWait * 2 ** lookup, signal);
    }
    return undefined;
  };
  if (asked) {
    const found = await look();
    if (found !== undefined) return found;
  }
  for (let attempt = 1; ; attempt++) {
    try {
      return await send();
    } catch (error) {
      signal?.throwIfAborted();
      if (!(error instanceof RequestFailure)) throw error;
      const { kind, retryAfter } = error;
      if (kind !== 'rate-limited' && !isAmbiguous(error)) throw error;
      if (kind !== 'rate-limited') {
        const found = await look();
        if (found !== undefined) return found;
      }
      if (attempt === attempts) throw error;
      await pauseMilliseconds(retryAfter ?? firstWait * 2 ** attempt, signal);
    }
  }
}
