import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { FilePlace } from '../../graph/stored-tensor.ts';
import type { FrozenWeights } from '../../model/weights.ts';
import { writeFolderAtomically } from '../../storage/write-atomically.ts';
import type { Append, Fill, TemporaryWeights } from './temporary-weights.ts';

/** What is kept beyond this is removed, the longest unused first: 40 GB, a model of ten thousand million weights as floats. */
const mostBytes = 40e9;
/** So much of a file's beginning tells it from others of the same size and time: a GGUF file's header, or the most of it. */
const headBytes = 2 ** 20;
const [weightsName, placesName] = ['weights', 'places.json'];

/** Where weights that were written out are kept: `HOLDFAST_CACHE`, or `holdfast` in the user's folder of caches. */
export function keptWeightsFolder(): string {
  const { HOLDFAST_CACHE: own, XDG_CACHE_HOME: caches } = process.env;
  return join(own?.trim() || join(caches?.trim() || join(homedir(), '.cache'), 'holdfast'), 'weights');
}

/**
 * The same as `writeTemporaryWeights` for weights that take long to write: what was written is kept, and found again as long as
 * the files of the model, `sources`, are the same, and written out in the same `way`. Bounded in size. Throws EngineError `storage`.
 */
export async function writeKeptWeights(
  fill: Fill,
  { sources, way, folder = keptWeightsFolder(), most = mostBytes }: KeptOptions,
): Promise<TemporaryWeights> {
  const kept = join(folder, await keyOf(sources, way));
  const release = async (): Promise<void> => undefined;
  const known = await readPlaces(kept);
  if (known) {
    let next = 0;
    const weights = await fill(async () => ({ file: join(kept, weightsName), ...known[next++] }));
    const now = new Date();
    await utimes(join(kept, placesName), now, now).catch(() => undefined);
    return { weights, release };
  }
  let weights: FrozenWeights = new Map();
  await writeFolderAtomically(kept, async (temporary) => {
    const places: Place[] = [];
    const file = await open(join(temporary, weightsName), 'wx', 0o600);
    let offset = 0;
    const append: Append = async (make) => {
      const bytes = await make();
      await file.writeFile(bytes);
      const place = { offset, bytes: bytes.byteLength };
      offset += bytes.byteLength;
      places.push(place);
      return { file: join(kept, weightsName), ...place };
    };
    try {
      weights = await fill(append);
      await file.sync();
    } finally {
      await file.close();
    }
    await writeFile(join(temporary, placesName), JSON.stringify(places));
  });
  await removeOldest(folder, { most, spare: kept });
  return { weights, release };
}

interface KeptOptions {
  sources: readonly string[];
  /** Such as `8-bit`. */
  way: string;
  /** Default: `keptWeightsFolder()`. */
  folder?: string;
  /** Bytes that are kept at most, beside those just written. */
  most?: number;
}

type Place = Pick<FilePlace, 'offset' | 'bytes'>;

/** Size, time and beginning of every file: reading all of it would take as long as writing it out. */
async function keyOf(sources: readonly string[], way: string): Promise<string> {
  const hash = createHash('sha256').update(`1 ${way}\n`);
  for (const source of sources) {
    const { size, mtimeMs } = await stat(source);
    hash.update(`${size} ${mtimeMs}\n`);
    const file = await open(source);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
      hash.update(buffer.subarray(0, bytesRead));
    } finally {
      await file.close();
    }
  }
  return hash.digest('hex').slice(0, 32);
}

/** Where the bytes lie in a file that is kept; nothing where there is none, or another than was written. */
async function readPlaces(kept: string): Promise<Place[] | undefined> {
  if (!existsSync(join(kept, placesName))) return undefined;
  const places = JSON.parse(await readFile(join(kept, placesName), 'utf8')) as Place[];
  const { size } = await stat(join(kept, weightsName)).catch(() => ({ size: -1 }));
  return size === places.reduce((sum, { bytes }) => sum + bytes, 0) ? places : undefined;
}

async function removeOldest(folder: string, { most, spare }: { most: number; spare: string }): Promise<void> {
  const entries: { path: string; used: number; bytes: number }[] = [];
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const places = await stat(join(path, placesName)).catch(() => undefined);
    const weights = await stat(join(path, weightsName)).catch(() => undefined);
    if (places && weights && path !== spare)
      entries.push({ path, used: places.mtimeMs, bytes: weights.size });
  }
  let sum = 0;
  for (const { path, bytes } of entries.sort((a, b) => b.used - a.used)) {
    sum += bytes;
    if (sum > most) await rm(path, { recursive: true, force: true });
  }
}
