import { randomUUID } from 'node:crypto';
import { link, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { storageError } from '../data/files/storage-error.ts';
import { HoldfastError } from '../errors.ts';

/** Who holds a lock, as its file says: a process id, and a token that tells this lock from all others. */
type Holder = string;

/** The locks that this process holds or is about to take. */
const own = new Set<Holder>();

/**
 * Keeps other processes out of a folder until the returned function is called. The lock of a process that is gone is
 * taken over, by one process only. Throws HoldfastError `busy` while another lock is held, `storage` when the disk refuses.
 */
export async function lockRun(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, 'lock');
  const holder = `${process.pid} ${randomUUID()}`;
  own.add(holder);
  try {
    await take(path, holder, folder);
    await clearLeftovers(folder);
  } catch (error) {
    own.delete(holder);
    throw storageError(path, error);
  }
  return async () => {
    await rm(path, { force: true });
    own.delete(holder);
  };
}

/**
 * Makes the lock file, which appears with its holder in it: it is a second name of a file that was written before. A lock
 * whose holder is gone is replaced by whoever holds the lock on its succession, so that nobody replaces a newer one.
 */
async function take(path: string, holder: Holder, folder: string): Promise<void> {
  const draft = `${path}.${fileName(holder)}`;
  await writeFile(draft, holder);
  try {
    while (!(await linkUnlessThere(draft, path))) {
      const other = await readHolder(path);
      if (other === undefined) continue;
      if (isHeld(other)) {
        const [pid] = other.split(' ');
        throw new HoldfastError('busy', `${folder} is in use by process ${pid}; wait for it, or stop it.`);
      }
      const succession = `${path}.after-${fileName(other)}`;
      await take(succession, holder, folder);
      try {
        if ((await readHolder(path)) === other) return await rename(draft, path);
      } finally {
        await rm(succession, { force: true });
      }
    }
  } finally {
    await rm(draft, { force: true });
  }
}

/** Removes what processes that were killed while they took the lock have left: nobody else looks for it. */
async function clearLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith('lock.')) continue;
    // A draft is empty for a moment, so that its name tells whose it is; a succession appears with its holder in it.
    const [, pid, token] = /\.(\d+)-([\w-]{36})$/.exec(name) ?? [];
    const holder = pid === undefined ? await readHolder(join(folder, name)) : `${pid} ${token}`;
    if (holder !== undefined && !isHeld(holder)) await rm(join(folder, name), { force: true });
  }
}

const fileName = (holder: Holder): string => encodeURIComponent(holder.replace(' ', '-'));

async function linkUnlessThere(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

async function readHolder(path: string): Promise<Holder | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function isHeld(holder: Holder): boolean {
  const pid = Number(holder.split(' ')[0]);
  if (!Number.isInteger(pid) || pid <= 0) return false;
  // In a container that was started again, a process may have the id of one that is gone.
  if (pid === process.pid) return own.has(holder);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
