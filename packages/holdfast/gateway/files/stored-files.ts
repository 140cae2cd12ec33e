import { rename, rm } from 'node:fs/promises';
import type { Database } from '../database/database.ts';
import { newId } from '../database/new-id.ts';
import type { GatewayFolder } from '../gateway-folder.ts';
import { appendLog } from '../log/chained-log.ts';
import { fileKey } from '../storage/local-file.ts';
import type { StagedContent } from './staged-content.ts';

/** What a file is for. */
export type FilePurpose = 'fine-tune' | 'fine-tune-results';

/** A file of a tenant; its content lies in the gateway's folder. */
export interface StoredFile {
  id: string;
  tenant: string;
  filename: string;
  purpose: FilePurpose;
  bytes: number;
  sha256: string;
  created_at: number;
  expires_at: number | null;
}

/** Takes a file over: its content is in its place before anybody sees it. */
export async function storeFile(
  { file: placeOf, database, store }: GatewayFolder,
  {
    tenant,
    filename,
    purpose,
    content,
    expiresAt = null,
    actor,
  }: {
    tenant: string;
    filename: string;
    purpose: FilePurpose;
    content: StagedContent;
    expiresAt?: number | null;
    actor: string;
  },
): Promise<StoredFile> {
  const { bytes, sha256 } = content;
  const file: StoredFile = {
    id: newId('file-'),
    tenant,
    filename,
    purpose,
    bytes,
    sha256,
    created_at: Date.now(),
    expires_at: expiresAt,
  };
  await rename(content.path, placeOf(file.id));
  await store?.put(fileKey(file.id), placeOf(file.id));
  await recordFile(database, file, actor);
  return file;
}

/** Makes a file known whose content is in its place already; one that is known stays as it is. */
export async function recordFile(database: Database, file: StoredFile, actor: string): Promise<void> {
  const { id, tenant, filename, purpose, bytes, sha256 } = file;
  await database.transaction(async () => {
    const added = await database.run(
      'insert into files (id, tenant, filename, purpose, bytes, sha256, created_at, expires_at) values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing',
      id,
      tenant,
      filename,
      purpose,
      bytes,
      sha256,
      file.created_at,
      file.expires_at,
    );
    if (added === 0) return;
    const detail = { bytes, purpose, sha256 };
    await appendLog(database, { tenant, actor, action: 'file.created', subject: id, detail });
  });
}

/** A file of a tenant; undefined for one that is gone, has expired or is somebody else's. */
export async function findFile(
  { database }: GatewayFolder,
  { id, tenant }: { id: string; tenant: string },
): Promise<StoredFile | undefined> {
  return await database.get<StoredFile>(
    'select * from files where id = ? and tenant = ? and (expires_at is null or expires_at > ?)',
    id,
    tenant,
    Date.now(),
  );
}

/** Deletes a file and its content. Returns false where the tenant has none of that name. */
export async function deleteFile(
  folder: GatewayFolder,
  { id, tenant, actor }: { id: string; tenant: string; actor: string },
): Promise<boolean> {
  const { database } = folder;
  const deleted = await database.transaction(async () => {
    const gone = await database.run('delete from files where id = ? and tenant = ?', id, tenant);
    if (gone === 0) return false;
    await appendLog(database, { tenant, actor, action: 'file.deleted', subject: id });
    return true;
  });
  if (deleted) {
    await rm(folder.file(id), { force: true });
    await folder.store?.remove(fileKey(id));
  }
  return deleted;
}
