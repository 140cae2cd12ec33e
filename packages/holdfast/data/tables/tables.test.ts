import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import zlib from 'node:zlib';
import { CompressionType, compressionRegistry, tableFromArrays, tableToIPC } from 'apache-arrow';
import { parquetWriteFile } from 'hyparquet-writer';
import { expect, test } from 'vitest';
import { describeDataFile } from '../containers/describe-data-file.ts';
import { readRows } from '../read-conversations.ts';

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
