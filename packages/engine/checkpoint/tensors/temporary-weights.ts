import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FilePlace } from '../../graph/stored-tensor.ts';
import type { FrozenWeights } from '../../model/weights.ts';
import { storageError } from '../../storage/storage-error.ts';

/** Weights that lie, at least in part, in a file of their own, and what removes it. */
export interface TemporaryWeights {
  weights: FrozenWeights;
  /** Removes the file, unless it is kept for the next time; sessions that are open by then keep working. */
  release(): Promise<void>;
}

/** Puts bytes into the file and says where; they are made when they are needed. */
export type Append = (make: () => Promise<Uint8Array>) => Promise<FilePlace>;

/** Says what the weights are, by where the bytes lie that it appends. */
export type Fill = (append: Append) => Promise<FrozenWeights>;

/**
 * Writes weights to a temporary file, since ONNX Runtime maps files alone; without any bytes there is no file. Throws
 * EngineError `storage` when there is no room.
 */
export async function writeTemporaryWeights(fill: Fill): Promise<TemporaryWeights> {
  let folder: string | undefined;
  let file: FileHandle | undefined;
  let path = tmpdir();
  let offset = 0;
  const release = async (): Promise<void> => {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  };
  const append: Append = async (make) => {
    const bytes = await make();
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
