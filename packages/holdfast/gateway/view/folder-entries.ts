import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';
import { HoldfastError } from '../../errors.ts';

/** A run, an audit or a study that lies in a folder. */
export interface FolderEntry {
  /** Its path in the folder that is looked at, with slashes; its own name where that folder is it. */
  id: string;
  kind: 'run' | 'study';
  path: string;
}

/** So deep are runs and studies looked for. */
const deepest = 3;

/**
 * The runs, audits and studies in a folder, or the one that the folder is, by name. Throws HoldfastError `not-found` where there
 * is none.
 */
export async function folderEntries(folder: string): Promise<FolderEntry[]> {
  const root = resolve(folder);
  const entries: FolderEntry[] = [];
  await gather(root, { root, depth: 0, entries });
  if (entries.length > 0) return entries.sort((a, b) => (a.id < b.id ? -1 : 1));
  throw new HoldfastError(
    'not-found',
    `${folder} holds no run, no audit and no study; name the folder of one.`,
  );
}

async function gather(
  path: string,
  { root, depth, entries }: { root: string; depth: number; entries: FolderEntry[] },
): Promise<void> {
  const kind = kindOf(path);
  if (kind) {
    const id = relative(root, path).split(sep).join('/') || basename(path);
    entries.push({ id, kind, path });
    // A study's cells are told in its tables.
    return;
  }
  if (depth === deepest) return;
  const inside = await readdir(path, { withFileTypes: true }).catch(() => []);
  for (const entry of inside) {
    if (!entry.isDirectory() || entry.name === 'node_modules' || entry.name.startsWith('.')) continue;
    await gather(join(path, entry.name), { root, depth: depth + 1, entries });
  }
}

function kindOf(path: string): FolderEntry['kind'] | undefined {
  if (existsSync(join(path, 'study.json'))) return 'study';
  const isRun = ['verdict.json', 'progress.json'].some((name) => existsSync(join(path, name)));
  return isRun ? 'run' : undefined;
}
