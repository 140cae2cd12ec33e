import { createHash } from 'node:crypto';

/** The name of an account: its address and key, without telling the key. */
export function accountName(baseUrl: string, key: string | undefined): string {
  return createHash('sha256')
    .update(`${baseUrl} ${key ?? ''}`)
    .digest('hex');
}
