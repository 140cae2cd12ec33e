import type { TokenUsage } from '../../chat-model.ts';
import type { ExpectedUsage, Meter, Reservation } from '../../meter.ts';
import type { Account } from '../account/account.ts';
import type { FailureStreak } from './failure-streak.ts';
import { asHoldfastError } from './failures/as-holdfast-error.ts';
import { RequestFailure } from './failures/request-failure.ts';
import type { RequestKey } from './request-key.ts';
import { requestWithRetries } from './request-with-retries.ts';

/** A request that is counted. */
export interface MeteredRequest<Reply> {
  /** The model, as the user named it. */
  name: string;
  account: Account;
  meter: Meter | undefined;
  /** The most that it may use. */
  expected: ExpectedUsage;
  /** Sends it; with a meter, a key comes along. */
  send: (key?: RequestKey) => Promise<Reply>;
  /** What a reply says that it used. */
  usageOf: (reply: Reply) => TokenUsage;
  /** What became of the model's other requests. */
  streak?: FailureStreak;
  /** Whether a failure is not to be answered by asking again, since the others are given up. */
  givesUp?: () => boolean;
  signal: AbortSignal | undefined;
}

/**
 * Sends a request, as often as its failures deserve, with money set aside for each time that it may be paid for. Throws
 * HoldfastError, and the signal's reason on abort.
 */
export async function requestMetered<Reply>({
  name,
  account,
  meter,
  expected,
  send,
  usageOf,
  streak,
  givesUp,
  signal,
}: MeteredRequest<Reply>): Promise<Reply> {
  let reservation: Reservation | undefined;
  /** Whether a request is out that nobody knows the outcome of. */
  let isOut = false;
  let lastFailure: string | undefined;
  let isOver = false;
  const close = (): void => {
    if (isOut) reservation?.forfeit(lastFailure);
    else reservation?.cancel();
    reservation = undefined;
    isOut = false;
  };
  /** How many replies were none: a service that honours keys would send such a one again. */
  let refusals = 0;
  const key: RequestKey | undefined =
    meter && ((...identity) => meter.keyOf([name, ...identity, ...(refusals > 0 ? [refusals] : [])]));
  const sendCounted = async (): Promise<Reply> => {
    isOut = true;
    try {
      const reply = await send(key);
      streak?.answered();
      return reply;
    } catch (failure) {
      isOut = mayBePaidFor(failure);
      if (failure instanceof RequestFailure && failure.usage) {
        reservation?.settle(failure.usage);
        reservation = undefined;
        isOut = false;
      }
      lastFailure = failure instanceof Error ? failure.message : String(failure);
      if (isReply(failure)) refusals += 1;
      if (!(failure instanceof RequestFailure) || !mayBePaidFor(failure)) throw failure;
      const inARow = streak?.failed(failure.kind, account.limit);
      if (inARow === undefined) throw failure;
      isOver = true;
      throw lastOf(failure, inARow);
    }
  };
  const setAside = async (): Promise<void> => {
    reservation ??= await meter?.reserve(name, expected, signal);
  };
  try {
    await setAside();
    const reply = await requestWithRetries(account, sendCounted, {
      signal,
      givesUp: () => isOver || (givesUp?.() ?? false),
      // Money that is waited for must not keep a place from requests that will give some back.
      beforeRetry: async () => {
        if (isOut) close();
        await setAside();
      },
    });
    reservation?.settle(usageOf(reply));
    return reply;
  } catch (error) {
    close();
    throw asHoldfastError(name, error);
  }
}

/** The failure after which no other request is sent. */
function lastOf(failure: RequestFailure, inARow: number): RequestFailure {
  const text = `${failure.message}; ${inARow} requests in a row have failed so, and no more are sent`;
  return new RequestFailure(failure.kind, text, { status: failure.status, cause: failure });
}

/** Whether a failure is a whole reply, so that the outcome of its request is known. */
function isReply(failure: unknown): boolean {
  return failure instanceof RequestFailure && ['overloaded', 'malformed'].includes(failure.kind);
}

/** Whether a request that failed so may have been carried out: replies that broke off were, and silence tells nothing. */
function mayBePaidFor(failure: unknown): boolean {
  if (!(failure instanceof RequestFailure)) return true;
  return ['timeout', 'truncated', 'malformed'].includes(failure.kind) || failure.wasSent;
}
