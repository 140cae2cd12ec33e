import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { ApiError } from '../shell/api-error.ts';
import type { ShellOptions } from '../shell/shell.ts';
import { singleKey } from '../shell/single-key.ts';

/** A body that gives a token back for a key. */
export const tokenSchema = z.strictObject({ token: z.string() });

/** A token that is given once for the key of one tab. */
export interface OneTimeSession {
  /** Goes into the address that a person opens. */
  token: string;
  /** The key for the token; it never stands in an address. Throws ApiError 401 for a wrong token, and for one that was used. */
  open(token: string): string;
  /** Knows whoever sends the key. */
  authenticate: ShellOptions['authenticate'];
}

/** Makes a token and the key that it is good for, of 256 random bits each. */
export function oneTimeSession(): OneTimeSession {
  const token = randomBytes(32).toString('base64url');
  const key = randomBytes(32).toString('base64url');
  const isToken = singleKey({ kind: 'key', key: token });
  let used = false;
  return {
    token,
    open(given) {
      if (!isToken(`Bearer ${given}`))
        throw new ApiError(401, 'This token is not known.', { code: 'invalid_token' });
      if (used) throw new ApiError(401, 'This token was used already.', { code: 'token_used' });
      used = true;
      return key;
    },
    authenticate: singleKey({ kind: 'key', key }),
  };
}
