import { connectionFailure, connectionReason } from './failures/connection-failure.ts';
import { type FailedReply, failureOfStatus } from './failures/failure-of-status.ts';
import { RequestFailure } from './failures/request-failure.ts';
import { withGracePeriod } from './grace-period.ts';
import { guardedFetch } from './guarded-fetch.ts';
import { redact } from './redact.ts';
import { replyTimeout } from './reply-timeout.ts';

/** What a vendor's error body says. */
export type ErrorDetails = Partial<Pick<FailedReply, 'message' | 'code' | 'parameter'>> & {
  /** How long to wait, in milliseconds, where the body says so. */
  retryAfter?: number;
};

/** A request, and how its failure is read. */
export interface SentRequest {
  url: string;
  headers: Record<string, string>;
  /** JSON that is posted; nothing is posted without it. */
  body?: string;
  secrets: readonly string[];
  /** Finds the vendor's words in its error body. */
  describe: (errorBody: unknown) => ErrorDetails;
  signal?: AbortSignal | undefined;
  /** Whether it may still be answered for a while after an abort, since it is paid for. Default true. */
  paid?: boolean;
  /** Milliseconds until the whole reply must be read. */
  timeout?: number;
}

/**
 * Sends a request and gives the reply, whose body is not read yet. Throws RequestFailure by what went wrong, with the
 * vendor's words, and the signal's reason on abort.
 */
export async function sendRequest({
  url,
  headers,
  body,
  secrets,
  describe,
  signal,
  paid = true,
  timeout: milliseconds = replyTimeout,
}: SentRequest): Promise<Response> {
  const timeout = AbortSignal.timeout(milliseconds);
  const either = signal ? AbortSignal.any([paid ? withGracePeriod(signal) : signal, timeout]) : timeout;
  let response: Response;
  try {
    response = await guardedFetch(url, {
      method: body === undefined ? 'GET' : 'POST',
      signal: either,
      body,
      headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
    });
  } catch (cause) {
    signal?.throwIfAborted();
    if (timeout.aborted) throw new RequestFailure('timeout', 'no reply came in time');
    throw connectionFailure(cause, secrets);
  }
  if (response.ok) return response;
  const text = await readText(response, { secrets, signal });
  const { retryAfter, message = text || response.statusText, ...details } = describe(parseJson(text));
  const failed = new Headers(response.headers);
  if (retryAfter !== undefined) failed.set('retry-after-ms', String(retryAfter));
  throw failureOfStatus({
    status: response.status,
    headers: failed,
    message,
    secrets,
    ...details,
  });
}

/** The body of a reply. Throws RequestFailure `truncated`, and the signal's reason on abort. */
export async function readText(
  response: Response,
  { secrets, signal }: Pick<SentRequest, 'secrets' | 'signal'>,
): Promise<string> {
  try {
    return await response.text();
  } catch (cause) {
    signal?.throwIfAborted();
    throw new RequestFailure(
      'truncated',
      `the reply broke off (${redact(connectionReason(cause), secrets)})`,
    );
  }
}

/** The value of a JSON text; undefined where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
