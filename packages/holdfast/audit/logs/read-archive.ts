import zlib from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { HoldfastError } from '../../errors.ts';

/** Compression methods of zip archives by their numbers in the specification (APPNOTE 4.4.5). */
const methods = { stored: 0, deflate: 8, zstd: 93 } as const;

/** So large an entry is no log of questions and answers. */
const largestEntry = 1 << 28;

/**
 * The JSON files in a zip archive, by name and text, in the archive's order. Inspect compresses them by zstd. Throws
 * HoldfastError `bad-data` for a damaged archive, and `bad-usage` where this Node cannot read zstd.
 */
export async function readArchive(path: string): Promise<{ name: string; text: string }[]> {
  const files: { name: string; text: string }[] = [];
  try {
    const archive = await openPromise(path, { lazyEntries: true });
    for await (const entry of archive.eachEntry()) {
      if (!entry.fileName.endsWith('.json')) continue;
      files.push({ name: entry.fileName, text: await textOf(archive, entry, path) });
    }
  } catch (cause) {
    if (cause instanceof HoldfastError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new HoldfastError('bad-data', `${path} is a damaged archive (${reason}); make the log again.`, {
      cause,
    });
  }
  return files;
}

async function textOf(archive: ZipFile, entry: Entry, path: string): Promise<string> {
  if (entry.uncompressedSize > largestEntry)
    throw new HoldfastError('bad-data', `${path}: its ${entry.fileName} is too large to be read.`);
  const chunks: Buffer[] = [];
  const stream = await archive.openReadStreamPromise(entry, { decodeFileData: false });
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return decompress(Buffer.concat(chunks), entry, path).toString('utf8');
}

function decompress(bytes: Buffer, { compressionMethod, fileName }: Entry, path: string): Buffer {
  const options = { maxOutputLength: largestEntry };
  if (compressionMethod === methods.stored) return bytes;
  if (compressionMethod === methods.deflate) return zlib.inflateRawSync(bytes, options);
  if (compressionMethod !== methods.zstd)
    throw new HoldfastError('bad-data', `${path}: ${fileName} is compressed in a way that is not known.`);
  // Node has zstd from 22.15 on.
  if (typeof zlib.zstdDecompressSync !== 'function')
    throw new HoldfastError(
      'bad-usage',
      `${path} is compressed with zstd, which Node ${process.versions.node} cannot read; use Node 22.15 or newer.`,
    );
  return zlib.zstdDecompressSync(bytes, options);
}
