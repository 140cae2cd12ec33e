import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import zlib from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readConversations, readRows } from '../read-conversations.ts';
import { rowsIn, rowText } from './block-bytes.ts';
import { splitterFor } from './data-file.ts';
import { describeDataFile } from './describe-data-file.ts';

const folder = await mkdtemp(join(tmpdir(), 'holdfast-containers-'));
const row = (text: string) => ({
  instruction: text,
  input: '',
  output: `"${text}", said she,\nand [left] {it}.`,
});
const rows = ['one', 'two \\ "deux"', '셋 🙂', 'four'].map(row);
let files = 0;

async function fileOf(content: string | Uint8Array): Promise<string> {
  const path = join(folder, `${++files}.data`);
  await writeFile(path, content);
  return path;
}

async function valuesIn(path: string): Promise<unknown[]> {
  const values: unknown[] = [];
  for await (const { source } of readConversations(path)) values.push(source?.value);
  return values;
}

async function linesIn(path: string): Promise<number[]> {
  const lines: number[] = [];
  for await (const { line } of readRows(path)) lines.push(line);
  return lines;
}

const jsonl = rows.map((value) => `${JSON.stringify(value)}\n`).join('');
const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
const csvOf = (delimiter: string) =>
  [['instruction', 'input', 'output'], ...rows.map((value) => Object.values(value).map(cell))]
    .map((cells) => cells.join(delimiter))
    .join('\r\n');

test.each([
  ['JSONL', jsonl, 'jsonl'],
  ['a JSON list', JSON.stringify(rows), 'json'],
  ['a JSON list over lines', JSON.stringify(rows, null, 2), 'json'],
  ['objects over lines', rows.map((value) => JSON.stringify(value, null, 2)).join('\n'), 'json-sequence'],
  ['CSV', csvOf(','), 'csv'],
  ['CSV with semicolons', csvOf(';'), 'csv'],
  ['tab-separated', csvOf('\t'), 'csv'],
])('%s is told by its content and read', async (_, content, kind) => {
  for (const text of [content, `\uFEFF${content}`]) {
    const path = await fileOf(text);
    expect(await describeDataFile(path)).toMatchObject({
      container: { kind },
      format: 'alpaca',
      compression: 'none',
    });
    expect(await valuesIn(path)).toEqual(rows);
  }
});

test('gzip and zstd are told by their first bytes', async () => {
  expect(await valuesIn(await fileOf(zlib.gzipSync(jsonl)))).toEqual(rows);
  if (typeof zlib.zstdCompressSync !== 'function') return;
  expect(await valuesIn(await fileOf(zlib.zstdCompressSync(jsonl)))).toEqual(rows);
});

test('compressed data that is cut off or damaged ends in one clear line', async () => {
  const whole = zlib.gzipSync(jsonl);
  const damaged = Uint8Array.from(whole);
  damaged.fill(0x55, 20, 40);
  for (const bytes of [whole.subarray(0, -12), damaged]) {
    await expect(valuesIn(await fileOf(bytes))).rejects.toMatchObject({
      code: 'bad-data',
      message: expect.stringMatching(/its gzip data is damaged or cut off/),
    });
  }
});

test('rows are named by line, and by entry in a list', async () => {
  expect(await linesIn(await fileOf(JSON.stringify(rows, null, 2)))).toEqual([1, 2, 3, 4]);
  expect(await linesIn(await fileOf(`\n${jsonl.replaceAll('\n', '\n\n')}`))).toEqual([2, 4, 6, 8]);
  expect(await linesIn(await fileOf(csvOf(',')))).toEqual([2, 4, 6, 8]);
});

test.each([
  ['a list that is cut off', JSON.stringify(rows).slice(0, -30), /the list has no end/],
  ['a list with something after it', `${JSON.stringify(rows)} {"a": 1}`, /something follows the end/],
  ['a quote that is not closed', csvOf(',').slice(0, -1), /a quoted field has no end/],
  ['too few cells', `${csvOf(',')}\r\nonly`, /it has 1 cells, but the header has 3/],
])('%s is a problem with its place', async (_, content, reason) => {
  const problems: string[] = [];
  for await (const read of readRows(await fileOf(content))) {
    if (read.kind === 'problem') problems.push(read.reason);
  }
  expect(problems.join()).toMatch(reason);
});

test.each([
  ['a damaged Parquet file', Buffer.from('PAR1....PAR1'), /begins as a Parquet file but cannot be read/],
  ['a spreadsheet', Buffer.from('PK\u0003\u0004....'), /a ZIP archive or a spreadsheet/],
  ['zero bytes', new Uint8Array(5000), /full of zero bytes/],
  ['UTF-16', Buffer.from(`\uFEFF${jsonl}`, 'utf16le'), /written in UTF-16/],
])('%s is refused in one clear line', async (_, bytes, message) => {
  await expect(linesIn(await fileOf(bytes))).rejects.toMatchObject({
    code: 'bad-data',
    message: expect.stringMatching(message),
  });
});

test('wherever a stream is cut into chunks, the rows are the same, and blocks hold every byte', () => {
  const contents = [jsonl, JSON.stringify(rows), JSON.stringify(rows, null, 1), csvOf(','), `[]`, ' [ ]\n'];
  fc.assert(
    fc.property(
      fc.constantFrom(...contents),
      fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 12 }),
      (content, cuts) => {
        const bytes = Buffer.from(content);
        const kind = content === jsonl ? 'jsonl' : content === csvOf(',') ? 'csv' : 'json';
        const layout = { delimiter: ',', columns: [], headerLine: 1 };
        const split = (places: readonly number[]) => {
          const splitter = splitterFor({ kind, ...layout });
          const ends = [
            ...[...places].filter((place) => place < bytes.length).sort((a, b) => a - b),
            bytes.length,
          ];
          const blocks = ends.flatMap((end, index) =>
            splitter.push(bytes.subarray(index === 0 ? 0 : ends[index - 1], end)),
          );
          blocks.push(...splitter.end());
          return blocks.flatMap((block) => (block.kind === 'rows' ? [block] : []));
        };
        const textsOf = (blocks: ReturnType<typeof split>) =>
          blocks.flatMap((block) =>
            [...rowsIn(block, { entries: kind === 'json' })].map((row) => [
              row.line,
              row.startLine,
              rowText(row.bytes),
            ]),
          );
        const blocks = split(cuts);
        expect(Buffer.concat(blocks.map((block) => block.bytes))).toEqual(bytes);
        expect(textsOf(blocks)).toEqual(textsOf(split([])));
      },
    ),
    { numRuns: 300 },
  );
});
