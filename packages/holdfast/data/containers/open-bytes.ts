import { createReadStream } from 'node:fs';
import { HoldfastError } from '../../errors.ts';
import { readTableApart } from '../tables/read-table-apart.ts';
import { type TableKind, tableKindOf } from '../tables/table-kind.ts';
import { type Compression, compressionOf, decompress } from './decompress.ts';

/** A file's bytes as they come: decompressed, and how many have been read from the disk so far. */
export interface ByteChunk {
  bytes: Uint8Array;
  read: number;
  compression: Compression;
  /** The first bytes as they lie on the disk. */
  first: Uint8Array;
}

const chunkBytes = 1 << 20;

/**
 * The bytes of a file, decompressed if its first bytes say so; a byte order mark is passed over, and the rows of Parquet and
 * Arrow files come as JSON lines. Throws HoldfastError
 * `not-found` when it cannot be opened, `bad-data` when it is damaged or written in UTF-16, and
 * `bad-usage` when this Node cannot read zstd; the signal's reason on abort.
 */
export async function* openBytes(
  path: string,
  { signal }: { signal?: AbortSignal } = {},
): AsyncGenerator<ByteChunk> {
  const file = createReadStream(path, { highWaterMark: chunkBytes, signal });
  let compression: Compression = 'none';
  try {
    let bytes: AsyncIterable<Uint8Array> | undefined;
    const chunks = file[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
    const first = await chunks.next();
    if (first.done) return;
    const table = tableKindOf(first.value);
    if (table) {
      file.destroy();
      for await (const chunk of tableBytes(path, table, signal))
        yield { ...chunk, compression, first: first.value };
      return;
    }
    compression = compressionOf(first.value);
    if (compression === 'none') bytes = startingWith(first.value, chunks);
    else bytes = decompress(compression, path, startingWith(first.value, chunks), { chunkSize: chunkBytes });
    let beginning = true;
    for await (const chunk of bytes) {
      const clean = beginning ? withoutMark(path, chunk) : chunk;
      beginning = false;
      if (clean.length > 0) yield { bytes: clean, read: file.bytesRead, compression, first: first.value };
    }
  } catch (cause) {
    if (signal?.aborted) throw signal.reason;
    throw cause instanceof HoldfastError ? cause : cannotRead(path, compression, cause);
  } finally {
    file.destroy();
  }
}

async function* tableBytes(
  path: string,
  kind: TableKind,
  signal: AbortSignal | undefined,
): AsyncGenerator<{ bytes: Uint8Array; read: number }> {
  try {
    yield* readTableApart(path, kind, { signal });
  } catch (cause) {
    signal?.throwIfAborted();
    if (cause instanceof HoldfastError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new HoldfastError(
      'bad-data',
      `${path} begins as ${kind === 'parquet' ? 'a Parquet' : 'an Arrow'} file but cannot be read (${reason}); make the file again.`,
      { cause },
    );
  }
}

async function* startingWith(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

function withoutMark(path: string, bytes: Uint8Array): Uint8Array {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3);
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    throw new HoldfastError(
      'bad-data',
      `${path} is written in UTF-16 and not in UTF-8; convert it: iconv -f UTF-16 -t UTF-8 ${path} > NEW`,
    );
  }
  return bytes;
}

function cannotRead(path: string, compression: Compression, cause: unknown): HoldfastError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code === 'ENOENT')
    return new HoldfastError('not-found', `${path} does not exist; check the path.`, { cause });
  if (code === 'EISDIR')
    return new HoldfastError(
      'bad-data',
      `${path} is a folder; name a data file, or make one of its files with holdfast convert --to holdfast.`,
      { cause },
    );
  if (
    compression !== 'none' &&
    (code.startsWith('Z_') || code.startsWith('ZSTD_') || code.startsWith('ERR_'))
  ) {
    const reason = cause instanceof Error ? cause.message : code;
    return new HoldfastError(
      'bad-data',
      `${path}: its ${compression} data is damaged or cut off (${reason}); make the file again.`,
      { cause },
    );
  }
  return new HoldfastError('not-found', `${path} cannot be read: ${String(cause)}.`, { cause });
}
