import type { FileHandle } from 'node:fs/promises';
import { EngineError } from '../../errors.ts';

/** One read of the operating system takes at most 2 GiB. */
const largestRead = 2 ** 30;

/** So many bytes of an open file. Throws EngineError `bad-checkpoint`, naming the path, when the file ends before. */
export async function readBytes(
  file: FileHandle,
  { offset, length, path }: { offset: number; length: number; path: string },
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const part = Math.min(length - filled, largestRead);
    const { bytesRead } = await file.read(bytes, filled, part, offset + filled);
    if (bytesRead === 0) {
      throw new EngineError('bad-checkpoint', `${path} ended while it was read; get the file again.`);
    }
    filled += bytesRead;
  }
  return bytes;
}
