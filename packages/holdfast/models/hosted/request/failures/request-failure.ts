import { asOneLine } from '../../../../errors.ts';
import type { TokenUsage } from '../../../chat-model.ts';

/**
 * Why a request to a hosted model failed, which decides what is done about it:
 * - `rate-limited`, `overloaded`, `unreachable`, `timeout`: the endpoint's state of just now; asked again later.
 * - `truncated`, `malformed`: the reply broke off or is none; asked again a few times.
 * - `unreadable`: the reply is whole and is no answer, such as a web page; asking again would bring the same.
 * - `unauthorized`, `out-of-credit`, `rejected`: asking again cannot help.
 * - `misconfigured`: the address, its certificate or a proxy is wrong; the user must mend it.
 * - `not-offered`: the endpoint works, and does not do this.
 */
export type FailureKind =
  | 'rate-limited'
  | 'overloaded'
  | 'unreachable'
  | 'timeout'
  | 'truncated'
  | 'malformed'
  | 'unreadable'
  | 'unauthorized'
  | 'out-of-credit'
  | 'rejected'
  | 'misconfigured'
  | 'not-offered';

const mostLetters = 360;

/** A request that brought no answer. The message is one line of at most so many letters and holds no secret. */
export class RequestFailure extends Error {
  readonly kind: FailureKind;
  /** What the endpoint asked for, in milliseconds. */
  readonly retryAfter: number | undefined;
  /** The HTTP status, where there was a reply. */
  readonly status: number | undefined;
  /** Whether the request had gone out before it failed, so that it may have been carried out. */
  readonly wasSent: boolean;
  /** The parameter of the request that the endpoint names as wrong, such as `temperature`. */
  readonly parameter: string | undefined;
  /** What the endpoint says that the request used, where it says so all the same. */
  readonly usage: TokenUsage | undefined;

  constructor(
    kind: FailureKind,
    message: string,
    {
      retryAfter,
      parameter,
      wasSent = false,
      status,
      usage,
      cause,
    }: {
      retryAfter?: number;
      parameter?: string;
      wasSent?: boolean;
      status?: number;
      usage?: TokenUsage | undefined;
      cause?: unknown;
    } = {},
  ) {
    // A reply may hold anything where a word is expected.
    const line = asOneLine(message);
    super(line.length > mostLetters ? `${line.slice(0, mostLetters)}…` : line, { cause });
    this.name = 'RequestFailure';
    this.kind = kind;
    this.retryAfter = retryAfter;
    this.parameter = parameter;
    this.wasSent = wasSent;
    this.status = status;
    this.usage = usage;
  }
}
