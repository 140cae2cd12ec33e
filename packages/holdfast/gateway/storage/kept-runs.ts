import { randomUUID } from 'node:crypto';
import { constants, copyFile, readdir, rm, stat, utimes } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { HoldfastError } from '../../errors.ts';
import { hashFile } from '../../store/hash-files.ts';
import type { GatewayFolder } from '../gateway-folder.ts';
import type { Lease } from '../jobs/leases.ts';
import type { TunedModel } from '../models/tuned-models.ts';
import type { ObjectStore } from './object-store.ts';
import { readManifest, writeManifest } from './run-manifest.ts';

/** What is a process's own in a run's folder: its lock, and files that are being written. */
const ownFile = /^lock(\..*)?$|\.tmp$/;

/** What a file of a run is called in the store: by its content, so that none is ever changed. */
function runKey(job: string, sha256: string): string {
  return `runs/${job}/${sha256}`;
}

/** The hashes of files as they were last seen, by their paths: large ones are read once. */
type KnownHashes = Map<string, { stamp: string; sha256: string }>;

/**
 * Keeps a run where other machines find it, between two of its events. What changed goes to the store first; then all of it is
 * made known at once, and what is no longer part of it goes. Returns what `keep` does: false where the worker has lost the job.
 */
export function runKeeper(folder: GatewayFolder, lease: Lease): () => Promise<boolean> {
  const { store, database, machine } = folder;
  if (!store) return async () => true;
  const { id } = lease.job;
  const known: KnownHashes = new Map();
  return async () => {
    const before = (await readManifest(database, id))?.files ?? {};
    const there = new Set(Object.values(before));
    const files: Record<string, string> = {};
    for (const path of await filesOf(folder.run(id))) {
      const sha256 = await keepFile(store, { folder, job: id, path, known, there });
      if (sha256 !== undefined) files[path] = sha256;
    }
    if (!(await writeManifest(database, lease, { machine, files }))) return false;
    const needed = new Set(Object.values(files));
    for (const sha256 of there) if (!needed.has(sha256)) await store.remove(runKey(id, sha256));
    return true;
  };
}

/** Keeps one file, unless its content is there. Returns its hash; undefined for one that has gone meanwhile. */
async function keepFile(
  store: ObjectStore,
  {
    folder,
    job,
    path,
    known,
    there,
  }: { folder: GatewayFolder; job: string; path: string; known: KnownHashes; there: Set<string> },
): Promise<string | undefined> {
  const place = join(folder.run(job), path);
  // A copy stands still while it is read twice.
  const copy = folder.part(`kept-${randomUUID()}`);
  try {
    const { mtimeMs, size } = await stat(place);
    const stamp = `${mtimeMs} ${size}`;
    const seen = known.get(path);
    if (seen?.stamp === stamp && there.has(seen.sha256)) return seen.sha256;
    await copyFile(place, copy, constants.COPYFILE_FICLONE);
    const sha256 = await hashFile(copy);
    if (!there.has(sha256)) await store.put(runKey(job, sha256), copy);
    known.set(path, { stamp, sha256 });
    return sha256;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  } finally {
    await rm(copy, { force: true });
  }
}

/**
 * Makes a run's folder on this machine what it was when another machine last kept it; one that this machine kept last is as it is.
 * Throws HoldfastError `storage`.
 */
export async function takeOverRun(folder: GatewayFolder, job: string): Promise<void> {
  const manifest = folder.store && (await readManifest(folder.database, job));
  if (!manifest || manifest.machine === folder.machine) return;
  const place = folder.run(job);
  for (const path of await filesOf(place)) if (!(path in manifest.files)) await rm(join(place, path));
  await fetchFiles(folder, { job, place, wanted: () => true });
}

/** What is told of a run: files of figures and texts, and no weights. */
export function isRecord(path: string): boolean {
  return /^(root\/)?[^/]+$/.test(path);
}

/**
 * Where a run can be read on this machine: its folder, or a copy of those of its files that are wanted, as another machine last
 * kept them. Throws HoldfastError `storage`.
 */
export async function readableRun(
  folder: GatewayFolder,
  job: string,
  wanted: (path: string) => boolean = isRecord,
): Promise<string> {
  const manifest = folder.store && (await readManifest(folder.database, job));
  if (!manifest || manifest.machine === folder.machine) return folder.run(job);
  const place = join(folder.path, 'copies', job);
  await fetchFiles(folder, { job, place, wanted });
  // Copies that nobody uses are swept by this.
  const now = new Date();
  await utimes(place, now, now).catch(() => undefined);
  return place;
}

/** A place in the gateway's folder as other machines know it: from the folder on. What lies elsewhere stays as it is. */
export function locationIn({ path }: GatewayFolder, place: string): string {
  const within = relative(path, place);
  return within.startsWith('runs/') ? within : place;
}

/** Takes the weights of a model away, here and in the store. A model at a service stays there. */
export async function dropModel(folder: GatewayFolder, { location, job }: TunedModel): Promise<void> {
  if (!location.startsWith(`runs/${job}/`)) return;
  await rm(join(folder.path, location), { recursive: true, force: true });
  await rm(join(folder.path, 'copies', job), { recursive: true, force: true });
  const { files = {} } = (folder.store && (await readManifest(folder.database, job))) ?? {};
  for (const [path, sha256] of Object.entries(files)) {
    if (`runs/${job}/${path}`.startsWith(`${location}/`)) await folder.store?.remove(runKey(job, sha256));
  }
}

/** Where a model can be opened on this machine: the folder of a tuned one, or what it is called elsewhere. Throws HoldfastError `storage`. */
export async function readableModel(folder: GatewayFolder, location: string): Promise<string> {
  const [, job, path] = /^runs\/([^/]+)\/(.+)$/.exec(location) ?? [];
  if (job === undefined) return location;
  const within = (file: string): boolean => isRecord(file) || file === path || file.startsWith(`${path}/`);
  return join(await readableRun(folder, job, within), path);
}

/** Fetches what a place lacks. What was kept anew meanwhile is looked up again. */
async function fetchFiles(
  { store, database }: GatewayFolder,
  { job, place, wanted }: { job: string; place: string; wanted: (path: string) => boolean },
): Promise<void> {
  const mostTries = 3;
  for (let tries = 0; tries < mostTries; tries++) {
    const { files = {} } = (await readManifest(database, job)) ?? {};
    let gone = false;
    for (const [path, sha256] of Object.entries(files)) {
      const target = join(place, path);
      if (!wanted(path) || (await hashFile(target).catch(() => undefined)) === sha256) continue;
      const fetched = await store?.get(runKey(job, sha256), target);
      gone ||= !fetched || (await hashFile(target)) !== sha256;
    }
    if (!gone) return;
  }
  throw new HoldfastError('storage', `The store no longer has all of ${job}.`);
}

/** The files in a folder and those below it, by their paths with `/` between. */
async function filesOf(place: string): Promise<string[]> {
  const entries = await readdir(place, { withFileTypes: true, recursive: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && !ownFile.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(place.length + 1));
}
