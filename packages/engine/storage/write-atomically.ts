import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { storageError } from './storage-error.ts';

/** What a file is written from: a text or bytes, whole or in parts. */
export type FileContent = Parameters<typeof writeFile>[1];

/** Who may read what is written, as in `chmod`. Default: whoever the system lets. */
export interface WriteOptions {
  /** Of the file. */
  mode?: number;
  /** Of the folders that are made for it. */
  folderMode?: number;
}

/**
 * Writes a file so that after a crash it is whole or as it was before. Throws EngineError `storage` when the disk
 * refuses.
 */
export async function writeFileAtomically(
  path: string,
  content: FileContent,
  options: WriteOptions = {},
): Promise<void> {
  const { mode } = options;
  await fillFileAtomically(path, (temporary) => writeFile(temporary, content, { mode }), options);
}

/**
 * The same for a file that `fill` writes. Throws EngineError `storage` when the disk refuses, and what `fill` throws.
 */
export async function fillFileAtomically(
  path: string,
  fill: (temporary: string) => Promise<void>,
  { folderMode }: WriteOptions = {},
): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await mkdir(dirname(path), { recursive: true, mode: folderMode });
    await fill(temporary);
    const file = await open(temporary, 'r+');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw storageError(path, cause);
  }
}

/**
 * Fills a folder so that it appears only when it is whole; an older folder of that name is replaced. Throws EngineError
 * `storage` when the disk refuses, and what `fill` throws.
 */
export async function writeFolderAtomically(
  folder: string,
  fill: (temporary: string) => Promise<void>,
): Promise<void> {
  const temporary = join(dirname(folder), `.${basename(folder)}.${process.pid}.tmp`);
  try {
    await rm(temporary, { recursive: true, force: true });
    await mkdir(temporary, { recursive: true });
    await fill(temporary);
    await rm(folder, { recursive: true, force: true });
    await rename(temporary, folder);
  } catch (cause) {
    await rm(temporary, { recursive: true, force: true });
    throw storageError(folder, cause);
  }
}
