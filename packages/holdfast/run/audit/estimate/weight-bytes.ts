import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelLocation } from '../../../models/model-location.ts';

/** How large the weights of a model are on the disk, an adapter's own not counted. Throws what the file system throws. */
export async function weightBytes({ folder }: Pick<ModelLocation, 'folder'>): Promise<number> {
  const place = await stat(folder);
  if (place.isFile()) return place.size;
  const names = await readdir(folder);
  const sizes = names
    .filter((name) => name.endsWith('.safetensors'))
    .map(async (name) => (await stat(join(folder, name))).size);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
