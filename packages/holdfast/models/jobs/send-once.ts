import { pause } from '../../events/pause.ts';
import { type FailureKind, RequestFailure } from '../hosted/request/failures/request-failure.ts';

const ambiguous: readonly FailureKind[] = ['overloaded', 'unreachable', 'timeout', 'truncated', 'malformed'];

/** Whether after a failure nobody knows if the request was carried out. */
export function isAmbiguous({ kind }: RequestFailure): boolean {
  return ambiguous.includes(kind);
}

/** How what may have come of a request is looked for. */
export interface Search<Result> {
  find: () => Promise<Result | undefined>;
  signal: AbortSignal | undefined;
  /** How often it is looked for: services list new things with some delay. */
  lookups?: number;
  /** The first wait, in milliseconds; it doubles. */
  firstWait?: number;
}

/** How often a request is sent. */
const attempts = 6;

/**
 * What may have come of a request whose reply nobody has, undefined when it does not turn up. Throws what `find` throws,
 * and the signal's reason on abort.
 */
export async function findAgain<Result>({
  find,
  signal,
  lookups = 3,
  firstWait = 500,
}: Search<Result>): Promise<Result | undefined> {
  for (let lookup = 0; lookup < lookups; lookup++) {
    const result = await find();
    if (result !== undefined) return result;
    await pause(firstWait * 2 ** lookup, signal);
  }
  return undefined;
}

/**
 * Sends a request that must be carried out once: after a failure whose outcome is unknown, what may have come of it is
 * looked for before it is sent again. With `asked`, an earlier start may have sent it already. Throws RequestFailure, and
 * the signal's reason on abort.
 */
export async function sendOnce<Result>({
  send,
  asked: maybeSent = false,
  ...search
}: Search<Result> & { send: () => Promise<Result>; asked?: boolean }): Promise<Result> {
  const { signal, firstWait = 500 } = search;
  if (maybeSent) {
    const result = await findAgain(search);
    if (result !== undefined) return result;
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
        const result = await findAgain(search);
        if (result !== undefined) return result;
      }
      if (attempt === attempts) throw error;
      await pause(retryAfter ?? firstWait * 2 ** attempt, signal);
    }
  }
}
