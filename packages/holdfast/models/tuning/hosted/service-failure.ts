import { APIError } from 'openai/core/error';
import { failureOf } from '../../hosted/openai/failure-of.ts';
import { RequestFailure } from '../../hosted/request/failures/request-failure.ts';
import { redact } from '../../hosted/request/redact.ts';

/** A request to a fine-tuning API that failed, with what the API said of it. The message holds no secret. */
export class ServiceFailure extends RequestFailure {
  /** The API's code of the error, such as `training_not_available`. */
  readonly code: string | undefined;
  /** The API's own words. */
  readonly said: string;

  constructor(error: unknown, secrets: readonly string[]) {
    const failure = failureOf(error, secrets);
    const { kind, message, retryAfter, parameter } = failure;
    const api = error instanceof APIError ? error : undefined;
    super(kind, message, { retryAfter, parameter, status: api?.status });
    this.name = 'ServiceFailure';
    this.code = api?.code ?? undefined;
    this.said = api ? redact(api.message.replace(/^\d{3} /, ''), secrets) : message;
  }
}
