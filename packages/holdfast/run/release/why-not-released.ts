import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { runsHere } from '../../models/open-model.ts';
import { type FileHashes, hashFiles } from '../../store/hash-files.ts';
import { openRunFolder } from '../../store/run-folder.ts';
import { readRelease } from './release.ts';

/** So far above a model is its release.json looked for: beside it, or where a run folder has it. */
const levels = 3;

/**
 * Why a model that lies in a run folder, or beside a release.json that came with it, is not what was released: changed since,
 * held back, or never audited. Undefined where it is, and where no release.json is near. Throws HoldfastError `storage` for one
 * that cannot be read.
 */
export async function whyNotReleased(name: string): Promise<string | undefined> {
  const path = resolve(name);
  if (!runsHere(name) || !existsSync(path)) return undefined;
  const at = releaseAbove(path);
  if (at === undefined) return undefined;
  const { formats } = await readRelease(await openRunFolder(at));
  const now = await hashesWithin(path);
  const same = formats.find(({ model, files }) => sameFiles(now, files, model));
  if (same?.released) return undefined;
  const why = same
    ? `was held back as ${same.format}, ${same.outcome}`
    : 'is not a model that was released there, or was changed since';
  return `${name} ${why} (${join(at, 'release.json')})`;
}

function releaseAbove(path: string): string | undefined {
  let folder = path;
  for (let level = 0; level < levels; level++) {
    if (existsSync(join(folder, 'release.json'))) return folder;
    folder = dirname(folder);
  }
  return undefined;
}

/** The hashes of a model's files by their paths within it; of a single file by its name. */
async function hashesWithin(path: string): Promise<FileHashes> {
  if ((await stat(path)).isFile()) return hashFiles(dirname(path), basename(path));
  const hashes: FileHashes = {};
  for (const name of await readdir(path)) {
    if (name !== 'release.json') Object.assign(hashes, await hashFiles(path, name));
  }
  return hashes;
}

/** Whether a model's files are those of a release, wherever they were moved; a single file may have another name. */
function sameFiles(now: FileHashes, released: FileHashes, model: string): boolean {
  const entries = Object.entries(now);
  const expected = Object.entries(released);
  if (expected.length === 0 || entries.length !== expected.length) return false;
  if (expected.length === 1 && expected[0][0] === model) return entries[0][1] === expected[0][1];
  return expected.every(([path, hash]) => now[path.slice(model.length + 1)] === hash);
}
