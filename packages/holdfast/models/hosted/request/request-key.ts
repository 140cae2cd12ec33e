/**
 * The key of a request, by its body and whatever else tells it from others: the same whenever the same audit sends it, after
 * a kill too, and another once a reply to it was none. It is sent as an `Idempotency-Key` (IETF draft
 * draft-ietf-httpapi-idempotency-key-header, section 2), so that who honours that carries a request out once.
 */
export type RequestKey = (...identity: readonly unknown[]) => string;

/** The header of a request's key; none without one. */
export function keyHeader(key: string | undefined): Record<string, string> {
  return key === undefined ? {} : { 'idempotency-key': key };
}
