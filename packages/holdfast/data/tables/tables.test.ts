import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import zlib from 'node:zlib';
import { CompressionType, compressionRegistry, tableFromArrays, tableToIPC } from 'apache-arrow';
import { parquetWriteFile } from 'hyparquet-writer';
import { expect, test } from 'vitest';
import { describeDataFile } from '../containers/describe-data-file.ts';
import { readRows } from '../read-conversations.ts';
import { readTableApart } from './read-table-apart.ts';

const folder = await mkdtemp(join(tmpdir(), 'holdfast-tables-'));
const count = 3000;
const prompts = Array.from({ length: count }, (_, row) => `Where is parcel ${row}?`);
const completions = Array.from({ length: count }, (_, row) => `It comes on day ${row}.`);

async function conversationsIn(path: string): Promise<unknown[]> {
  const rows: unknown[] = [];
  for await (const row of readRows(path)) {
    if (row.kind === 'problem') throw new Error(row.reason);
    rows.push([row.line, ...row.conversation.messages.map(({ content }) => content)]);
  }
  return rows;
}

const expected = prompts.map((prompt, row) => [row + 1, prompt, completions[row]]);

test.each(['SNAPPY', 'UNCOMPRESSED'] as const)('Parquet is read: %s', async (codec) => {
  const path = join(folder, `${codec}.parquet`);
  parquetWriteFile({
    filename: path,
    codec,
    rowGroupSize: 700,
    columnData: [
      { name: 'prompt', data: prompts, type: 'STRING' },
      { name: 'completion', data: completions, type: 'STRING' },
      { name: 'id', data: prompts.map((_, row) => BigInt(row)), type: 'INT64' },
    ],
  });
  expect(await describeDataFile(path)).toMatchObject({
    container: { kind: 'parquet' },
    format: 'prompt-completion',
  });
  expect(await conversationsIn(path)).toEqual(expected);
});

test.each(['file', 'stream'] as const)('Arrow is read: %s', async (kind) => {
  const path = join(folder, `${kind}.arrow`);
  await writeFile(path, tableToIPC(tableFromArrays({ prompt: prompts, completion: completions }), kind));
  expect(await describeDataFile(path)).toMatchObject({ container: { kind: 'arrow' } });
  expect(await conversationsIn(path)).toEqual(expected);
});

test('Arrow compressed with zstd is read', async () => {
  compressionRegistry.set(CompressionType.ZSTD, {
    encode: (bytes) => zlib.zstdCompressSync(bytes),
    decode: (bytes) => zlib.zstdDecompressSync(bytes),
  });
  const path = join(folder, 'zstd.feather');
  const table = tableFromArrays({ prompt: prompts, completion: completions });
  await writeFile(path, tableToIPC(table, 'file', CompressionType.ZSTD));
  expect(await conversationsIn(path)).toEqual(expected);
});

/** A Parquet file whose page does not say how long its repetition levels are: its reader turns in a circle. */
async function endlessParquet(): Promise<string> {
  const path = join(folder, 'endless.parquet');
  const columnData = [{ name: 'prompt', data: ['a', undefined, 'b'], type: 'STRING' as const }];
  parquetWriteFile({ filename: path, codec: 'UNCOMPRESSED', columnData });
  const bytes = await readFile(path);
  // In Thrift's compact protocol, the first page's header says the sixth field of its second part, which becomes the seventh.
  expect(bytes.subarray(19, 23).toString('hex')).toBe('15041500');
  bytes[21] = 0x25;
  // The page then begins with a run of no values, which is read again and again.
  bytes[25] = 0;
  await writeFile(path, bytes);
  return path;
}

test('a table whose reader comes to no end is refused, and nothing waits for it', async () => {
  const path = await endlessParquet();
  const read = async (signal?: AbortSignal): Promise<void> => {
    for await (const _ of readTableApart(path, 'parquet', { seconds: 1, signal }));
  };
  await expect(read()).rejects.toThrow('its reader was at one group of rows for more than 2 seconds');
  const left = new Error('left');
  const controller = new AbortController();
  setTimeout(() => controller.abort(left), 300);
  await expect(read(controller.signal)).rejects.toBe(left);
});
