import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { GatewayFolder } from '../gateway-folder.ts';
import { partKey } from '../storage/local-file.ts';
import { sweepRuns } from '../storage/sweep-runs.ts';
import { deleteFile } from './stored-files.ts';

/** What comes in and is not taken over within a day is left from a request that was cut off. */
const staleMilliseconds = 24 * 60 * 60 * 1000;

/**
 * Takes away what nobody can reach any more: files and uploads whose time is over, content that was cut off as it came or whose file
 * was deleted by another machine, and runs that the store has. A file that a job still needs stays. Returns how many things went.
 */
export async function sweep(folder: GatewayFolder, now = Date.now()): Promise<number> {
  const { database } = folder;
  const expired = await database.all<{ id: string; tenant: string }>(
    `select id, tenant from files where expires_at <= ? and not exists
     (select 1 from jobs where status in ('queued', 'running', 'paused')
      and (training_file = files.id or validation_file = files.id))`,
    now,
  );
  for (const file of expired) await deleteFile(folder, { ...file, actor: 'gateway' });
  const parts = await database.all<{ id: string }>(
    `select id from upload_parts where upload in (select id from uploads where status = 'pending' and expires_at <= ?)`,
    now,
  );
  for (const { id } of parts) {
    await rm(folder.part(id), { force: true });
    await folder.store?.remove(partKey(id));
    await database.run('delete from upload_parts where id = ?', id);
  }
  let stale = 0;
  for (const name of await readdir(join(folder.path, 'parts'))) {
    const path = join(folder.path, 'parts', name);
    if (!/^(incoming|kept)-/.test(name) || (await stat(path)).mtimeMs > now - staleMilliseconds) continue;
    await rm(path, { force: true });
    stale += 1;
  }
  return (
    expired.length +
    parts.length +
    stale +
    (await sweepContents(folder, now)) +
    (await sweepRuns(folder, now))
  );
}

/** Takes away copies of files that another machine has deleted; what has just come may be about to be made known. */
async function sweepContents({ path, database, store }: GatewayFolder, now: number): Promise<number> {
  if (!store) return 0;
  let gone = 0;
  for (const name of await readdir(join(path, 'files'))) {
    const place = join(path, 'files', name);
    const id = name.replace(/\.jsonl$/, '');
    if (await database.get('select 1 from files where id = ?', id)) continue;
    if ((await stat(place)).mtimeMs > now - staleMilliseconds) continue;
    await rm(place, { force: true });
    gone += 1;
  }
  return gone;
}
