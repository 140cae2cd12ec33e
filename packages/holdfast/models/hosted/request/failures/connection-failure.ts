import { redact } from '../redact.ts';
import { RequestFailure } from './request-failure.ts';

/** What Node says of certificates that it cannot trace to one that it trusts. */
const untrusted = [
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
];

/** Failures of a connection that never came to be. */
const unsent = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
];

/** A connection that came to nothing, as `fetch` tells it. */
export function connectionFailure(error: unknown, secrets: readonly string[]): RequestFailure {
  const cause = innermost(error);
  if (cause instanceof RequestFailure) return cause;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (untrusted.includes(code)) {
    const remedy = 'put the path of the certificate that signed it into NODE_EXTRA_CA_CERTS and start again';
    return new RequestFailure(
      'misconfigured',
      `the endpoint's certificate is signed by nobody that this machine trusts (${code}); ${remedy}`,
    );
  }
  const reason = redact(connectionReason(error), secrets);
  return new RequestFailure('unreachable', `the endpoint cannot be reached (${reason})`, {
    wasSent: !unsent.includes(code),
  });
}

/** What is at the bottom of an error, in its own words. */
export function connectionReason(error: unknown): string {
  const cause = innermost(error);
  return cause instanceof Error ? cause.message : String(cause);
}

function innermost(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { cause } = error;
  if (cause instanceof AggregateError && cause.errors.length > 0) return innermost(cause.errors[0]);
  return cause instanceof Error ? innermost(cause) : error;
}
