import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '../../data/files/write-atomically.ts';
import type { GatewayFolder } from '../gateway-folder.ts';

/** Content that is on the disk, and belongs to no file yet. */
export interface StagedContent {
  path: string;
  bytes: number;
  sha256: string;
}

/** Writes content to the disk as it comes. Throws HoldfastError `storage`, and what the content throws. */
export async function stageContent(
  folder: GatewayFolder,
  content: AsyncIterable<Uint8Array>,
): Promise<StagedContent> {
  const path = join(folder.path, 'parts', `incoming-${randomUUID()}`);
  const hash = createHash('sha256');
  let bytes = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of content) {
      hash.update(chunk);
      bytes += chunk.byteLength;
      yield chunk;
    }
  }
  await writeAtomically(path, counted());
  return { path, bytes, sha256: hash.digest('hex') };
}

/** The content of several files, one after the other. */
export async function* joinedContent(paths: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const path of paths) yield* createReadStream(path) as AsyncIterable<Buffer>;
}

/** Takes staged content away again. */
export async function dropContent({ path }: StagedContent): Promise<void> {
  await rm(path, { force: true });
}
