import { open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EngineError } from '../../errors.ts';
import type { FloatType } from '../../model/weights.ts';
import { storageError } from '../../storage/storage-error.ts';
import { bytesPerElement } from './half-precision.ts';
import { encodeHeader } from './safetensors.ts';

/** A tensor that is about to be written. */
export interface TensorSource {
  name: string;
  dims: readonly number[];
  type: FloatType;
  /** Its bytes; asked for once, when its turn comes, so that a model larger than memory can be written. */
  read: () => Promise<Uint8Array> | Uint8Array;
}

/**
 * Writes tensors into a folder as `model.safetensors`, or as shards of at most `shardBytes` (default 4 GB; a larger
 * tensor has a shard of its own) with their index, one tensor after another. Throws EngineError `storage`.
 */
export async function writeShards(
  folder: string,
  sources: readonly TensorSource[],
  shardBytes = 4e9,
): Promise<void> {
  const shards = splitIntoShards(sources, shardBytes);
  const digits = (number: number): string => String(number).padStart(5, '0');
  const weightMap: [string, string][] = [];
  for (const [index, shard] of shards.entries()) {
    const file =
      shards.length === 1
        ? 'model.safetensors'
        : `model-${digits(index + 1)}-of-${digits(shards.length)}.safetensors`;
    for (const { name } of shard) weightMap.push([name, file]);
    await writeShard(join(folder, file), shard);
  }
  if (shards.length === 1) return;
  const total = sources.reduce((sum, source) => sum + bytesOf(source), 0);
  const content = { metadata: { total_size: total }, weight_map: Object.fromEntries(weightMap) };
  await writeFile(join(folder, 'model.safetensors.index.json'), `${JSON.stringify(content, null, 2)}\n`);
}

async function writeShard(path: string, sources: readonly TensorSource[]): Promise<void> {
  try {
    const file = await open(path, 'w');
    try {
      const entries = sources.map((source) => ({ ...source, bytes: bytesOf(source) }));
      for (const part of encodeHeader(entries, { format: 'pt' })) await file.writeFile(part);
      for (const { name, read, bytes } of entries) {
        const body = await read();
        if (body.byteLength !== bytes) {
          throw new EngineError(
            'runtime',
            `${name} has ${body.byteLength} bytes; ${bytes} were to be written.`,
          );
        }
        await file.writeFile(body);
      }
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (cause) {
    throw storageError(path, cause);
  }
}

function bytesOf({ dims, type }: TensorSource): number {
  return dims.reduce((product, dim) => product * dim, bytesPerElement[type]);
}

function splitIntoShards(sources: readonly TensorSource[], shardBytes: number): TensorSource[][] {
  const shards: TensorSource[][] = [[]];
  let filled = 0;
  for (const source of sources) {
    const bytes = bytesOf(source);
    if (filled > 0 && filled + bytes > shardBytes) {
      shards.push([]);
      filled = 0;
    }
    shards[shards.length - 1].push(source);
    filled += bytes;
  }
  return shards;
}
