import { randomBytes } from 'node:crypto';

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** A name that nobody guesses, such as `file-4fJq...`: 143 random bits after a prefix. */
export function newId(prefix: string): string {
  let name = '';
  while (name.length < 24) {
    // Bytes beyond a multiple of the letters would make some likelier.
    for (const byte of randomBytes(32)) {
      if (byte < 248 && name.length < 24) name += letters[byte % letters.length];
    }
  }
  return `${prefix}${name}`;
}
