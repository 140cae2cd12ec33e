import { existsSync } from 'node:fs';
import { HoldfastError } from '../../errors.ts';
import type { GatewayFolder } from '../gateway-folder.ts';

/** What a file's content is called in the store. */
export function fileKey(id: string): string {
  return `files/${id}`;
}

/** What a part of an upload is called in the store. */
export function partKey(id: string): string {
  return `parts/${id}`;
}

/**
 * The path of a file's content on this machine; what another machine took in is fetched. Throws HoldfastError `storage` where it
 * is nowhere.
 */
export async function localFile(folder: GatewayFolder, id: string): Promise<string> {
  return local(folder, { key: fileKey(id), path: folder.file(id) });
}

/** The same of a part of an upload. */
export async function localPart(folder: GatewayFolder, id: string): Promise<string> {
  return local(folder, { key: partKey(id), path: folder.part(id) });
}

async function local(
  { store }: GatewayFolder,
  { key, path }: { key: string; path: string },
): Promise<string> {
  if (!store || existsSync(path) || (await store.get(key, path))) return path;
  throw new HoldfastError('storage', `The store has no ${key}.`);
}
