import { createReadStream } from 'node:fs';
import zlib from 'node:zlib';
import { CompressionType, compressionRegistry, RecordBatchReader } from 'apache-arrow';
import lz4 from 'lz4js';
import { chunksOf } from './json-lines.ts';

/** The rows of an Arrow file, a Feather file or an Arrow stream as JSON lines, a record batch at a time. */
export async function* readArrow(path: string): AsyncGenerator<{ bytes: Uint8Array; read: number }> {
  compressionRegistry.set(CompressionType.LZ4_FRAME, { decode: (bytes) => lz4.decompress(bytes) });
  // Node has zstd from 22.15 on.
  if (typeof zlib.zstdDecompressSync === 'function') {
    compressionRegistry.set(CompressionType.ZSTD, { decode: (bytes) => zlib.zstdDecompressSync(bytes) });
  }
  const file = createReadStream(path);
  try {
    for await (const batch of await RecordBatchReader.from(file)) {
      for (const bytes of chunksOf(batch)) yield { bytes, read: file.bytesRead };
    }
  } finally {
    file.destroy();
  }
}
