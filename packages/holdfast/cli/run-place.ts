import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { runFingerprint } from '../run/progress.ts';
import type { RunConfig } from '../run/settings/run-config.ts';

/** A folder under `runs/` that is not there yet, named after the day and the release. */
export function newRunFolder(config: RunConfig, root = 'runs'): string {
  const name = config.release?.as ?? basename(config.data, extname(config.data));
  const safeName = name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-');
  const stem = join(root, `${new Date().toISOString().slice(0, 10)}-${safeName}`);
  for (let number = 1; ; number++) {
    const folder = number === 1 ? stem : `${stem}-${number}`;
    if (!existsSync(folder)) return folder;
  }
}

/** The folder of the newest unfinished run of a configuration and its data under `runs/`. */
export async function unfinishedRunFolder(config: RunConfig, root = 'runs'): Promise<string | undefined> {
  const fingerprint = await runFingerprint(config);
  if (!existsSync(root)) return undefined;
  let newest: { folder: string; time: number } | undefined;
  for (const name of await readdir(root)) {
    const file = join(root, name, 'progress.json');
    const text = await readFile(file, 'utf8').catch(() => undefined);
    if (text === undefined) continue;
    const progress = parse(text);
    if (progress?.fingerprint !== fingerprint || progress.finished?.release) continue;
    const { mtimeMs } = await stat(file);
    if (!newest || mtimeMs > newest.time) newest = { folder: join(root, name), time: mtimeMs };
  }
  return newest?.folder;
}

function parse(text: string): { fingerprint?: string; finished?: { release?: unknown } } | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
