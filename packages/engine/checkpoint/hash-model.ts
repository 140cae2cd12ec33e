import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { EngineError } from '../errors.ts';
import { weightsFile } from './adapter/peft-adapter.ts';
import { weightPaths } from './read-model.ts';

/** Hashes of files as they were when they were last read, since models are large. */
const known = new Map<string, string>();

/**
 * The SHA-256 of a model's weights in hexadecimal: of the file itself where there is one, as the hub and `sha256sum` tell
 * it; of the list of the shards' hashes and names where there are several. Throws EngineError `bad-checkpoint`.
 */
export async function hashModel(model: string): Promise<string> {
  const hashes: [string, string][] = [];
  for (const path of await weightPaths(model)) hashes.push([await hashFile(path), basename(path)]);
  if (hashes.length === 1) return hashes[0][0];
  const list = hashes.map(([hash, name]) => `${hash}  ${name}\n`).join('');
  return createHash('sha256').update(list).digest('hex');
}

/** The SHA-256 of an adapter's weights. Throws EngineError `bad-checkpoint`. */
export function hashAdapter(folder: string): Promise<string> {
  return hashFile(join(folder, weightsFile));
}

async function hashFile(path: string): Promise<string> {
  try {
    const { size, mtimeMs, ino } = await stat(path);
    const key = `${path}:${size}:${mtimeMs}:${ino}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(path, { highWaterMark: 2 ** 20 })) hash.update(chunk);
    const digest = hash.digest('hex');
    known.set(key, digest);
    return digest;
  } catch (cause) {
    throw new EngineError('bad-checkpoint', `${path} cannot be read; the model needs it.`, { cause });
  }
}
