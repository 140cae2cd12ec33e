import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { GatewayFolder } from '../gateway-folder.ts';

/** What nobody has used for so long is fetched again when somebody does. */
const idleMilliseconds = 7 * 24 * 60 * 60 * 1000;

/**
 * Takes away what this machine has of runs that the store has as well: copies that nobody has used for a week, and the folders of
 * jobs that ended before. What an open job goes on from stays. Does nothing without a store, where the folder is all there is.
 * Returns how many went.
 */
export async function sweepRuns(folder: GatewayFolder, now = Date.now()): Promise<number> {
  if (!folder.store) return 0;
  const { path, database, machine } = folder;
  const needed = await basesOfOpenJobs(folder);
  let gone = 0;
  for (const { name, place } of await foldersIn(join(path, 'copies'))) {
    if (needed.has(name) || (await stat(place)).mtimeMs > now - idleMilliseconds) continue;
    await rm(place, { recursive: true, force: true });
    gone += 1;
  }
  for (const { name, place } of await foldersIn(join(path, 'runs'))) {
    // From then on this machine reads it as the others do. A worker that was cut off from its job may not have kept all of it.
    const released = await database.run(
      `update run_manifests set machine = '' where job = ? and machine = ? and job in
       (select id from jobs where status in ('succeeded', 'failed', 'cancelled') and finished_at <= ?)`,
      name,
      machine,
      now - idleMilliseconds,
    );
    if (released === 0 && !(await isKeptElsewhere(folder, name))) continue;
    await rm(place, { recursive: true, force: true });
    gone += 1;
  }
  return gone;
}

/** The jobs whose models open jobs are tuned from. */
async function basesOfOpenJobs({ database }: GatewayFolder): Promise<Set<string>> {
  const open = await database.all<{ settings: string }>(
    `select settings from jobs where status in ('queued', 'running', 'paused')`,
  );
  return new Set(
    open.flatMap(({ settings }) => {
      const { base = '' } = JSON.parse(settings) as { base?: string };
      return /^runs\/([^/]+)\//.exec(base)?.[1] ?? [];
    }),
  );
}

/** Whether another machine has kept a run last, so that what lies here is out of date. A job that runs here may be about to be kept. */
async function isKeptElsewhere({ database, machine }: GatewayFolder, job: string): Promise<boolean> {
  const elsewhere = await database.get(
    `select 1 from run_manifests join jobs on jobs.id = job where job = ? and machine <> ? and status not in ('queued', 'running')`,
    job,
    machine,
  );
  return elsewhere !== undefined;
}

async function foldersIn(place: string): Promise<{ name: string; place: string }[]> {
  const entries = await readdir(place, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, place: join(place, name) }));
}
