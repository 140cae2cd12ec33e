import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PREFIX = 'holdfast-tests-';
const DAY = 24 * 60 * 60 * 1000;

/**
 * Gives a test run one temporary folder, in which every test and every process that it starts makes its own, and removes it at the
 * end, along with those that runs killed more than a day ago left behind. There Node also keeps what it has compiled, for all
 * processes and threads that tests start from TypeScript. Vitest calls it once, before its workers start.
 *
 * @returns what removes the folder when the run has ended
 */
export async function setup(): Promise<() => Promise<void>> {
  const parent = tmpdir();
  await removeAbandoned(parent);
  const folder = await mkdtemp(join(parent, PREFIX));
  // A database that runs as another user must reach its own folder in here.
  await chmod(folder, 0o711);
  process.env.TMPDIR = folder;
  process.env.NODE_COMPILE_CACHE ??= join(folder, 'compiled');
  return () => removeWhole(folder);
}

async function removeAbandoned(parent: string): Promise<void> {
  const names = (await readdir(parent)).filter((name) => name.startsWith(PREFIX));
  // What another user owns, or another run removes at this moment, is left to them.
  await Promise.allSettled(names.map((name) => removeOld(join(parent, name))));
}

async function removeOld(path: string): Promise<void> {
  if (Date.now() - (await stat(path)).mtimeMs > DAY) await removeWhole(path);
}

/** A process that a test has just ended may still write its last file. */
function removeWhole(path: string): Promise<void> {
  return rm(path, { recursive: true, force: true, maxRetries: 5 });
}
