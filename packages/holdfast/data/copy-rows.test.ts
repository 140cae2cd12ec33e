import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import zlib from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeDataFile } from './containers/describe-data-file.ts';
import { copyRows, type RowChange } from './copy-rows.ts';
import { readConversations } from './read-conversations.ts';

const folder = await mkdtemp(join(tmpdir(), 'holdfast-copy-'));
let files = 0;

async function copyOf(
  content: string | Uint8Array,
  changeOf: (line: number) => RowChange,
  as: 'same' | 'openai' = 'same',
) {
  const path = join(folder, `${++files}.data`);
  const output = `${path}.copy`;
  await writeFile(path, content);
  const counts = await copyRows({ file: await describeDataFile(path), output, changeOf, as });
  return { output, counts, bytes: await readFile(output) };
}

const turn = fc.record({
  from: fc.constantFrom('human', 'gpt'),
  value: fc.string({ unit: 'grapheme', minLength: 1 }),
});
const unknown = fc.dictionary(
  fc.string().map((key) => `x${key}`),
  fc.jsonValue(),
  { maxKeys: 3 },
);
const anyRow = fc.oneof(
  fc
    .tuple(unknown, fc.array(turn, { maxLength: 3 }))
    .map(([more, turns]) => ({ ...more, conversations: [...turns, { from: 'gpt', value: 'Yes.' }] })),
);

test('a copy in which every row stays is the same to the byte, unknown fields and all', async () => {
  const layouts = [
    (rows: object[]) => rows.map((row) => JSON.stringify(row)).join('\n'),
    (rows: object[]) => rows.map((row) => `${JSON.stringify(row)}\r\n\r\n`).join(''),
    (rows: object[]) => JSON.stringify(rows),
    (rows: object[]) => `\n${JSON.stringify(rows, null, 3)}\n\n`,
    (rows: object[]) =>
      `extra;conversations\n${rows.map((row) => `a;"${JSON.stringify('conversations' in row ? row.conversations : []).replaceAll('"', '""')}"\n`).join('')}`,
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyRow, { minLength: 1, maxLength: 5 }),
      fc.constantFrom(...layouts),
      async (rows, layout) => {
        const content = layout(rows);
        const { bytes, counts } = await copyOf(content, () => 'keep');
        expect(bytes.toString()).toBe(content);
        expect(counts).toEqual({ kept: rows.length, rewritten: 0, dropped: 0 });
      },
    ),
    { numRuns: 60 },
  );
});

const numbers = '{"id": 12345678901234567890, "x": 1.0, "instruction": "a", "output": "b"}';

test('rows are dropped with what separates them', async () => {
  const rows = [
    '{"prompt":"1","completion":"a"}',
    '{"prompt":"2","completion":"b"}',
    '{"prompt":"3","completion":"c"}',
  ];
  const keepOnly =
    (...kept: number[]) =>
    (line: number) =>
      (kept.includes(line) ? 'keep' : 'drop') as RowChange;
  const copy = async (content: string, kept: number[]) =>
    (await copyOf(content, keepOnly(...kept))).bytes.toString();
  expect(await copy(rows.join('\n'), [2])).toBe(`${rows[1]}\n`);
  expect(await copy(`[\n  ${rows.join(',\n  ')}\n]\n`, [2, 3])).toBe(`[\n  ${rows[1]},\n  ${rows[2]}\n]\n`);
  expect(await copy(`[\n  ${rows.join(',\n  ')}\n]\n`, [1])).toBe(`[\n  ${rows[0]}\n]\n`);
  expect(JSON.parse(await copy(`[${rows.join(',')}]`, []))).toEqual([]);
  expect(await copy('prompt,completion\n1,a\n"2\n2",b\n3,c', [2, 5])).toBe('prompt,completion\n1,a\n3,c');
});

test('of a row that is rewritten only the text changes; numbers stay as they were written', async () => {
  const edits = [{ message: 1, start: 0, end: 1, replacement: '"B"' }];
  const { bytes } = await copyOf(`${numbers}\n${numbers}\n`, (line) => (line === 2 ? { edits } : 'keep'));
  expect(bytes.toString()).toBe(
    `${numbers}\n{"id":12345678901234567890,"x":1.0,"instruction":"a","output":"\\"B\\""}\n`,
  );
});

test('edits reach over the pieces of a text, glue stays, overlapping ones are left out', async () => {
  const content = JSON.stringify({ instruction: 'Call me', input: '555-0100 now', output: 'Done.' });
  // The user's message is "Call me\n\n555-0100 now".
  const edits = [
    { message: 0, start: 5, end: 17, replacement: '[X]' },
    { message: 0, start: 9, end: 12, replacement: 'lost' },
    { message: 1, start: 4, end: 5, replacement: '!' },
  ];
  const { bytes } = await copyOf(content, () => ({ edits }));
  expect(JSON.parse(bytes.toString())).toEqual({ instruction: 'Call [X]', input: ' now', output: 'Done!' });
});

test('CSV cells are rewritten and quoted where they must be; compression is kept', async () => {
  const edits = [{ message: 1, start: 0, end: 1, replacement: 'x,\n"y"' }];
  const { bytes } = await copyOf(zlib.gzipSync('prompt,completion\r\n"1",a\r\n'), () => ({ edits }));
  expect(zlib.gunzipSync(bytes).toString()).toBe('prompt,completion\r\n1,"x,\n""y"""\r\n');
});

test('as OpenAI JSONL every format can be read again, and means the same', async () => {
  const content = JSON.stringify([
    { instruction: 'a', input: 'b', output: 'c', system: 's' },
    { instruction: 'd', output: 'e' },
    { instruction: 'broken' },
  ]);
  const { output, counts } = await copyOf(content, () => 'keep', 'openai');
  expect(counts).toEqual({ kept: 2, rewritten: 0, dropped: 1 });
  const read: unknown[] = [];
  for await (const { conversation, source } of readConversations(output)) {
    expect(source?.format).toBe('openai-chat');
    read.push(conversation.messages.map(({ content }) => content));
  }
  expect(read).toEqual([
    ['s', 'a\n\nb', 'c'],
    ['d', 'e'],
  ]);
});
