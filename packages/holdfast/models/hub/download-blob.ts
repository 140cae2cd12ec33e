import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open as openFile, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { HoldfastError } from '../../errors.ts';

/** A file as the hub lists it. */
export interface HubFile {
  path: string;
  size: number;
  /** SHA-256 of a large file; otherwise the SHA-1 that git gives it. */
  hash: string;
}

/** Opens a file's bytes from a place on; they break off when the connection does. */
export type OpenBytes = (file: HubFile, from: number) => Promise<AsyncIterable<Uint8Array>>;

/** A connection that brings nothing this often in a row is given up. */
const attempts = 4;
const pauseMilliseconds = 250;

/**
 * Fetches a file to `target`, going on from what an earlier attempt left beside it, and yields how many bytes are there.
 * It appears only when its hash is the one that the hub lists. Throws HoldfastError `model-failed` when it is another, and
 * what opening it throws.
 */
export async function* downloadBlob(
  file: HubFile,
  { target, open, signal }: { target: string; open: OpenBytes; signal?: AbortSignal },
): AsyncGenerator<number> {
  const incomplete = `${target}.incomplete`;
  await mkdir(dirname(target), { recursive: true });
  await (await openFile(incomplete, 'a')).close();
  for (let failures = 0; ; ) {
    const { size: before } = await stat(incomplete);
    if (before >= file.size) break;
    try {
      yield* append(incomplete, await open(file, before), before);
    } catch (error) {
      signal?.throwIfAborted();
      const { size: after } = await stat(incomplete);
      failures = after > before ? 0 : failures + 1;
      if (error instanceof HoldfastError || failures === attempts) throw error;
      await setTimeout(pauseMilliseconds * 2 ** failures, undefined, { signal });
    }
  }
  if ((await hashOf(incomplete, file)) !== file.hash) {
    await rm(incomplete);
    throw new HoldfastError(
      'model-failed',
      `${file.path} is not what the hub lists it as; start again to fetch it anew.`,
    );
  }
  await rename(incomplete, target);
}

async function* append(path: string, bytes: AsyncIterable<Uint8Array>, from: number): AsyncGenerator<number> {
  const file = await openFile(path, 'a');
  try {
    let done = from;
    for await (const chunk of bytes) {
      await file.writeFile(chunk);
      done += chunk.byteLength;
      yield done;
    }
  } finally {
    await file.close();
  }
}

/** The hash of a file in the way in which its listed hash is one. */
async function hashOf(path: string, { size, hash: listed }: HubFile): Promise<string> {
  const hash = listed.length === 64 ? createHash('sha256') : createHash('sha1').update(`blob ${size}\0`);
  for await (const chunk of createReadStream(path, { highWaterMark: 2 ** 20 })) hash.update(chunk);
  return hash.digest('hex');
}
