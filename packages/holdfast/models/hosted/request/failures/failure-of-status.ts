import { redact } from '../redact.ts';
import { RequestFailure } from './request-failure.ts';
import { retryAfterOf } from './retry-after.ts';

/** An HTTP status that stands for a failure, with what the endpoint says of it. */
export interface FailedReply {
  status: number;
  headers: Headers;
  message: string;
  /** The vendor's code of the error. */
  code?: string | null | undefined;
  parameter?: string | undefined;
  secrets: readonly string[];
}

/** Sorts a failed reply by what can be done about it; see `FailureKind`. */
export function failureOfStatus({
  status,
  headers,
  message,
  code,
  parameter,
  secrets,
}: FailedReply): RequestFailure {
  const line = redact(message, secrets);
  const retryAfter = retryAfterOf(headers);
  const after = retryAfter === undefined ? {} : { retryAfter };
  if (status === 402 || code === 'insufficient_quota' || code === 'billing_hard_limit_reached') {
    return new RequestFailure('out-of-credit', `the account has no credit left (${line})`);
  }
  if (status === 429) return new RequestFailure('rate-limited', `too many requests (${line})`, after);
  if (status === 401 || status === 403) {
    return new RequestFailure('unauthorized', `the endpoint refuses the key (${status}: ${line})`);
  }
  if (status === 408 || status === 504)
    return new RequestFailure('timeout', `no reply came in time (${status})`, after);
  if (status >= 500 || status === 409 || status === 425) {
    return new RequestFailure('overloaded', `the endpoint is in trouble (${status}: ${line})`, after);
  }
  return new RequestFailure('rejected', `the endpoint rejects the request (${status}: ${line})`, {
    parameter,
    status,
  });
}
