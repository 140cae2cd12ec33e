import { HoldfastError } from '../../../errors.ts';
import type { Environment } from '../../environment.ts';

/** The variable that holds the key for an address, where there is none for its host alone. */
const shared = 'HOLDFAST_API_KEY';

/** The host that the shared key has been given to in this process. */
let sharedWith: string | undefined;

/**
 * The key for an OpenAI-compatible address: that of HOLDFAST_API_KEY__HOST, where HOST is the address's host in capitals with
 * `_` for whatever is neither letter nor digit (`HOLDFAST_API_KEY__GPU_8000` or `HOLDFAST_API_KEY__GPU` for
 * http://gpu:8000/v1), else that of HOLDFAST_API_KEY; undefined where neither is set. The shared one is for one host, and
 * never goes out in the clear. Throws HoldfastError `bad-usage` where it would.
 */
export function endpointKey(baseUrl: string, environment: Environment = process.env): string | undefined {
  const { protocol, host, hostname } = new URL(baseUrl);
  const own = [host, hostname].map(keyVariable);
  for (const variable of own) {
    const key = environment[variable]?.trim();
    if (key) return key;
  }
  const key = environment[shared]?.trim();
  if (!key || isLoopback(hostname)) return key || undefined;
  if (protocol === 'http:') {
    throw new HoldfastError(
      'bad-usage',
      `${shared} would go to ${host} in the clear; use https, or set ${own[0]} for that host if its network is yours.`,
    );
  }
  sharedWith ??= host;
  if (sharedWith === host) return key;
  throw new HoldfastError(
    'bad-usage',
    `${shared} is for one host, and ${sharedWith} has it; set ${own[0]} for ${host}.`,
  );
}

/** The variable that holds the key for one host, such as `HOLDFAST_API_KEY__GPU_8000` for `gpu:8000`. */
export function keyVariable(host: string): string {
  return `${shared}__${host.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')}`;
}

/** Whether a host is this machine. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
