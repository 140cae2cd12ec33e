import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** The SHA-256 of files in hexadecimal, as `sha256sum` tells it, by their paths below a folder with `/` between. */
export type FileHashes = Record<string, string>;

/**
 * The hashes of a file, or of all files of a folder and those below it, by their paths below `root`; none where nothing is.
 * Throws what reading throws.
 */
export async function hashFiles(root: string, path: string): Promise<FileHashes> {
  const whole = join(root, path);
  const is = await stat(whole).catch(() => undefined);
  if (!is) return {};
  if (is.isFile()) return { [path]: await hashFile(whole) };
  const hashes: FileHashes = {};
  const entries = await readdir(whole, { withFileTypes: true });
  for (const { name } of entries.sort((a, b) => (a.name < b.name ? -1 : 1)))
    Object.assign(hashes, await hashFiles(root, `${path}/${name}`));
  return hashes;
}

/** The hash of one file, told in the same way. Throws what reading throws. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 2 ** 20 })) hash.update(chunk);
  return hash.digest('hex');
}
