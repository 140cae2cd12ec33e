import zlib from 'node:zlib';
import { HoldfastError } from '../../errors.ts';

export type Compression = 'none' | 'gzip' | 'zstd';

/** The compression that the first bytes of a file tell: RFC 1952 and RFC 8878, a skippable frame among them. */
export function compressionOf(head: Uint8Array): Compression {
  const [first, second, third, fourth] = head;
  if (first === 0x1f && second === 0x8b) return 'gzip';
  if (first === 0x28 && second === 0xb5 && third === 0x2f && fourth === 0xfd) return 'zstd';
  if (first >= 0x50 && first <= 0x5f && second === 0x2a && third === 0x4d && fourth === 0x18) return 'zstd';
  return 'none';
}

/**
 * What compressed bytes hold, every member of gzip and every frame of zstd, one after another. Throws what Node says of
 * damaged bytes, with a `code`, and HoldfastError `bad-usage` where this Node cannot read zstd.
 */
export async function* decompress(
  compression: 'gzip' | 'zstd',
  path: string,
  compressed: AsyncIterator<Uint8Array>,
  { chunkSize }: { chunkSize: number },
): AsyncGenerator<Uint8Array> {
  // Node has zstd from 22.15 on.
  if (compression === 'zstd' && typeof zlib.createZstdDecompress !== 'function') {
    throw new HoldfastError(
      'bad-usage',
      `${path} is compressed with zstd, which Node ${process.versions.node} cannot read; use Node 22.15 or newer, or gzip.`,
    );
  }
  let left = await nextOf(compressed);
  while (left) {
    const stream =
      compression === 'gzip' ? zlib.createGunzip({ chunkSize }) : zlib.createZstdDecompress({ chunkSize });
    const feeding = feed(stream, left, compressed);
    yield* stream;
    left = await feeding;
    // Zeros may fill up a file after a member of gzip, and Python's reader goes on behind them.
    if (compression === 'gzip') left = await behindZeros(left, compressed);
  }
}

/** Gives bytes to a stream until it ends, and returns those that it left: Node's ends with the first frame of zstd. */
async function feed(
  stream: zlib.Gunzip | zlib.ZstdDecompress,
  first: Uint8Array,
  more: AsyncIterator<Uint8Array>,
): Promise<Uint8Array | undefined> {
  // Whoever reads the stream hears of its errors there, and not where nobody reads any more.
  stream.on('error', () => undefined);
  const over = new Promise((resolve) => stream.once('end', resolve).once('close', resolve));
  let given = 0;
  try {
    for (let chunk: Uint8Array | undefined = first; chunk; chunk = await nextOf(more)) {
      given += chunk.length;
      const bytes = chunk;
      await Promise.race([over, new Promise((resolve) => stream.write(bytes, resolve))]);
      if (stream.destroyed) return undefined;
      const left = given - stream.bytesWritten;
      if (left > 0) return chunk.subarray(chunk.length - left);
    }
    stream.end();
  } catch (error) {
    stream.destroy(error instanceof Error ? error : new Error(String(error)));
  }
  return undefined;
}

async function nextOf(chunks: AsyncIterator<Uint8Array>): Promise<Uint8Array | undefined> {
  const { done, value } = await chunks.next();
  return done ? undefined : value;
}

async function behindZeros(
  first: Uint8Array | undefined,
  more: AsyncIterator<Uint8Array>,
): Promise<Uint8Array | undefined> {
  for (let chunk = first; chunk; chunk = await nextOf(more)) {
    const start = chunk.findIndex((byte) => byte !== 0);
    if (start !== -1) return chunk.subarray(start);
  }
  return undefined;
}
