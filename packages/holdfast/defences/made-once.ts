import { existsSync } from 'node:fs';

/** Folders that are being made, or are there, in this process. */
const making = new Map<string, Promise<string>>();

/**
 * Makes a folder that many tunes use, unless it is there or being made: two tunes at once wait for one making. `make` must
 * let it appear whole. Returns the folder; throws what `make` throws, after which it may be tried again.
 */
export function madeOnce(folder: string, make: (folder: string) => Promise<void>): Promise<string> {
  const known =
    making.get(folder) ?? (existsSync(folder) ? Promise.resolve(folder) : make(folder).then(() => folder));
  making.set(folder, known);
  known.catch(() => making.delete(folder));
  return known;
}
