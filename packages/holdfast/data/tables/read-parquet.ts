import { stat } from 'node:fs/promises';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { chunksOf } from './json-lines.ts';

/** The rows of a Parquet file as JSON lines, a row group at a time; `read` grows with the rows to the file's size. */
export async function* readParquet(path: string): AsyncGenerator<{ bytes: Uint8Array; read: number }> {
  const { size } = await stat(path);
  const file = await asyncBufferFromFile(path);
  const metadata = await parquetMetadataAsync(file);
  const total = Number(metadata.num_rows);
  let rowStart = 0;
  for (const group of metadata.row_groups) {
    const rowEnd = rowStart + Number(group.num_rows);
    const rows = await parquetReadObjects({ file, metadata, compressors, rowStart, rowEnd });
    for (const bytes of chunksOf(rows)) yield { bytes, read: Math.round((size * rowEnd) / total) };
    rowStart = rowEnd;
  }
}
