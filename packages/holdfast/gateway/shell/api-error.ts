import { HoldfastError, type HoldfastErrorCode } from '../../errors.ts';

/** The statuses that requests are refused with. */
export type RefusalStatus = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 421 | 429 | 500 | 503 | 504;

/** A request that is refused, as OpenAI's API words it: `{ error: { message, type, param, code } }`. */
export class ApiError extends Error {
  readonly status: RefusalStatus;
  readonly code: string | null;
  /** The parameter that is wrong. */
  readonly param: string | null;
  /** Seconds after which asking again makes sense. */
  readonly retryAfter: number | undefined;

  constructor(
    status: RefusalStatus,
    message: string,
    {
      code = null,
      param = null,
      retryAfter,
    }: { code?: string | null; param?: string | null; retryAfter?: number } = {},
  ) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
    this.param = param;
    this.retryAfter = retryAfter;
  }
}

const statuses: Record<HoldfastErrorCode, RefusalStatus> = {
  'bad-data': 400,
  'bad-config': 400,
  'bad-usage': 400,
  'not-found': 404,
  storage: 503,
  'model-failed': 503,
  'over-budget': 403,
  refused: 400,
  'not-offered': 400,
  busy: 429,
};

/** Seconds after which somebody who was turned away may ask again. */
export const retryAfterSeconds = 2;

/** Any error as a request is told it: what was not foreseen is not told. */
export function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof HoldfastError) {
    const status = statuses[error.code];
    const retryAfter = status === 429 || status === 503 ? retryAfterSeconds : undefined;
    return new ApiError(status, error.message, { code: error.code, retryAfter });
  }
  if (error instanceof DOMException && error.name === 'TimeoutError') {
    return new ApiError(504, 'This took longer than a request may take here.', { code: 'timeout' });
  }
  return new ApiError(500, 'Something unforeseen went wrong.');
}

/** The body of a refusal. */
export function errorBody({ status, message, code, param }: ApiError): object {
  const type = status === 429 ? 'rate_limit_error' : status < 500 ? 'invalid_request_error' : 'server_error';
  return { error: { message, type, param, code } };
}
