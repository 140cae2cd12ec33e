import { createHash } from 'node:crypto';

/** A record of a gateway's log as it is kept: what was done, to what and by whom, in its place in the chain. */
export interface GatewayRecord {
  number: number;
  /** Milliseconds since 1970. */
  at: number;
  /** Whose thing it is about. */
  tenant: string;
  /** The key, worker or command that did it. */
  actor: string;
  /** Such as `model.released`. */
  action: string;
  /** What it was done to. */
  subject: string;
  /** JSON. */
  detail: string;
  /** The hash of the record before. */
  previous: string;
  /** SHA-256 over all the rest. */
  hash: string;
}

/** The hash that a record must have. */
export function gatewayRecordHash(record: Omit<GatewayRecord, 'hash'>): string {
  const { number, at, tenant, actor, action, subject, detail, previous } = record;
  const values = [number, at, tenant, actor, action, subject, detail, previous];
  return createHash('sha256').update(JSON.stringify(values)).digest('hex');
}
