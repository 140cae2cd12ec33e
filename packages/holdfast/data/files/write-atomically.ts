import { type FileContent, fillFileAtomically, writeFileAtomically } from '@holdfast/engine';
import { storageError } from './storage-error.ts';

/** What Holdfast writes holds rows and answers: it is for nobody but its user. */
export const privateFile = 0o600;
export const privateFolder = 0o700;

/**
 * Writes a file so that after a crash it is whole or as it was before. Throws HoldfastError `storage` when the disk
 * refuses.
 */
export async function writeAtomically(path: string, content: FileContent): Promise<void> {
  try {
    await writeFileAtomically(path, content, { mode: privateFile, folderMode: privateFolder });
  } catch (error) {
    throw storageError(path, error);
  }
}

/** The same for a file that `fill` writes. Throws HoldfastError `storage`, and what `fill` throws. */
export async function fillAtomically(
  path: string,
  fill: (temporary: string) => Promise<void>,
): Promise<void> {
  try {
    await fillFileAtomically(path, fill, { folderMode: privateFolder });
  } catch (error) {
    throw storageError(path, error);
  }
}
