import { APIConnectionError, APIConnectionTimeoutError, APIError } from 'openai/core/error';
import { connectionFailure, connectionReason } from '../request/failures/connection-failure.ts';
import { failureOfStatus } from '../request/failures/failure-of-status.ts';
import { RequestFailure } from '../request/failures/request-failure.ts';
import { redact } from '../request/redact.ts';

/** What the SDK threw as a RequestFailure, without secrets. */
export function failureOf(error: unknown, secrets: readonly string[]): RequestFailure {
  if (error instanceof RequestFailure) return error;
  if (error instanceof APIConnectionTimeoutError) {
    return new RequestFailure('timeout', 'no reply came in time');
  }
  if (error instanceof APIError && error.status !== undefined) {
    return failureOfStatus({
      status: error.status,
      headers: error.headers ?? new Headers(),
      message: error.message.replace(/^\d{3} /, ''),
      code: error.code ?? error.type,
      parameter: error.param ?? undefined,
      secrets,
    });
  }
  if (error instanceof APIConnectionError) return connectionFailure(error, secrets);
  const reason = redact(connectionReason(error), secrets);
  // The SDK passes on what reading and parsing a body threw.
  if (error instanceof SyntaxError)
    return new RequestFailure('malformed', `the reply is no JSON (${reason})`);
  return new RequestFailure('truncated', `the reply broke off (${reason})`);
}
