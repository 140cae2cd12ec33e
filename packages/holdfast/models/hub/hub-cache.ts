import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAdapterFolder, weightPaths } from '@holdfast/engine';
import type { HubName } from './hub-name.ts';

/** A repository at one commit, or one file of it, on this machine. */
export interface Snapshot {
  /** The folder, or the file that was named. */
  path: string;
  /** The commit, as 40 hexadecimal digits. */
  commit: string;
}

/** A commit as the hub tells it. */
export const commitPattern = /^[0-9a-f]{40}$/;

/** Where the hub's tools keep a repository: `refs`, `blobs` and `snapshots` lie in it. */
export function repositoryFolder(cache: string, { kind, repository }: HubName): string {
  return join(cache, [`${kind}s`, ...repository.split('/')].join('--'));
}

/**
 * Finds what is named in the hub's cache; nothing where it, or a part of it that a model needs, is not there. Asks nobody:
 * a branch is what it was when it was last fetched.
 */
export async function cachedSnapshot(cache: string, name: HubName): Promise<Snapshot | undefined> {
  const folder = repositoryFolder(cache, name);
  const commit = commitPattern.test(name.revision)
    ? name.revision
    : (await readFile(join(folder, 'refs', name.revision), 'utf8').catch(() => '')).trim();
  if (!commitPattern.test(commit)) return undefined;
  const snapshot = join(folder, 'snapshots', commit);
  const path = name.file === undefined ? snapshot : join(snapshot, name.file);
  const whole =
    name.file === undefined && name.kind === 'model' ? await isWholeModel(path) : existsSync(path);
  return whole ? { path, commit } : undefined;
}

async function isWholeModel(folder: string): Promise<boolean> {
  if (isAdapterFolder(folder)) return existsSync(join(folder, 'adapter_model.safetensors'));
  return (
    existsSync(join(folder, 'config.json')) && (await weightPaths(folder)).every((path) => existsSync(path))
  );
}
