import { createHash, timingSafeEqual } from 'node:crypto';
import { HoldfastError } from '../../errors.ts';
import { isLoopback } from '../../models/hosted/request/endpoint-key.ts';
import type { ShellOptions } from './shell.ts';

/** Who may ask: whoever has a key, or, on this machine alone, anybody. */
export type Access = { kind: 'key'; key: string } | { kind: 'open' };

/** Knows whoever sends the one key; with `open` access, everybody. */
export function singleKey(access: Access): ShellOptions['authenticate'] {
  if (access.kind === 'open') return () => ({ id: 'anybody' });
  const expected = digest(access.key);
  return (authorization) => {
    const key = bearerOf(authorization);
    // Digests have one length, and comparing them tells nothing of the key.
    return key !== undefined && timingSafeEqual(digest(key), expected) ? { id: 'key' } : undefined;
  };
}

/** The key in an `Authorization` header. */
export function bearerOf(authorization: string | undefined): string | undefined {
  return /^Bearer +([\x21-\x7e]+)$/i.exec(authorization ?? '')?.[1];
}

/** Throws HoldfastError `bad-usage` where others than this machine could ask without a key. */
export function requireKeyOffLoopback(access: Access, host: string): void {
  if (access.kind === 'key' || isLoopback(host.includes(':') ? `[${host}]` : host)) return;
  throw new HoldfastError(
    'bad-usage',
    `--open is for this machine alone, and others can reach ${host}; leave --open or --host out.`,
  );
}

function digest(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
