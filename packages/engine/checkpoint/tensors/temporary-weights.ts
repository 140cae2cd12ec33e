import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FilePlace } from '../../graph/stored-tensor.ts';
import type { FrozenWeights } from '../../model/weights.ts';
import { storageError } from '../../storage/storage-error.ts';

/** Weights that lie, at least in part, in a file of their own, and what removes it. */
export interface TemporaryWeights {
  weights: FrozenWeights;
  /** Removes the file; sessions that are open by then keep working. */
  release(): Promise<void>;
}

/**
 * Writes weights to a temporary file, since ONNX Runtime maps files alone. `fill` appends bytes and says by where they lie
 * what the weights are; without any bytes there is no file. Throws EngineError `storage` when there is no room.
 */
export async function writeTemporaryWeights(
  fill: (append: (bytes: Uint8Array) => Promise<FilePlace>) => Promise<FrozenWeights>,
): Promise<TemporaryWeights> {
  let folder: string | undefined;
  let file: FileHandle | undefined;
  let path = tmpdir();
  let offset = 0;
  const release = async (): Promise<void> => {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  };
  const append = async (bytes: Uint8Array): Promise<FilePlace> => {
    if (!file) {
      folder = await mkdtemp(join(tmpdir(), 'holdfast-weights-'));
      path = join(folder, 'weights');
      file = await open(path, 'wx', 0o600);
    }
    await file.writeFile(bytes);
    offset += bytes.byteLength;
    return { file: path, offset: offset - bytes.byteLength, bytes: bytes.byteLength };
  };
  try {
    return { weights: await fill(append), release };
  } catch (cause) {
    await release();
    throw storageError(path, cause);
  } finally {
    await file?.close();
  }
}
