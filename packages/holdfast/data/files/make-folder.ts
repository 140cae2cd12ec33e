import { mkdir } from 'node:fs/promises';
import { storageError } from './storage-error.ts';
import { privateFolder } from './write-atomically.ts';

/** Makes a folder, and those above it, for nobody but its user; one that is there stays as it is. Throws HoldfastError `storage`. */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true, mode: privateFolder });
  } catch (cause) {
    throw storageError(path, cause);
  }
}
