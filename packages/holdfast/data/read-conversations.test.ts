import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beyondText } from './conversations/text-only.ts';
import { parseRow } from './parse-row.ts';
import { readConversations, readRows } from './read-conversations.ts';
import { writeConversations } from './write-conversations.ts';

const folder = await mkdtemp(join(tmpdir(), 'holdfast-data-'));
const good = '{"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello"}]}';

async function fileOf(content: string | Uint8Array): Promise<string> {
  const path = join(folder, `${Math.random()}.jsonl`);
  await writeFile(path, content);
  return path;
}

async function readAll(path: string): Promise<unknown[]> {
  const rows: unknown[] = [];
  for await (const row of readConversations(path)) rows.push(row);
  return rows;
}

test('rows come with their lines; blank lines, CRLF, a byte order mark and a missing last line break are fine', async () => {
  const path = await fileOf(`\uFEFF${good}\r\n\r\n   \n${good}`);
  const conversation = JSON.parse(good);
  const source = { format: 'openai-chat', value: conversation };
  expect(await readAll(path)).toEqual([
    { line: 1, conversation, source },
    { line: 4, conversation, source },
  ]);
});

test.each([
  ['{"messages": [', /line 2: it is not valid JSON: it ends too early, at column 15/],
  ['[1]', /line 2: it is a list and no JSON object/],
  ['{"prompt": "a"}', /line 2: it has no "messages" list/],
  ['{"messages":[{"role":"boss","content":"x"}]}', /line 2: role "boss" is unknown; use one of system/],
  ['{"messages":[{"content":"x"}]}', /line 2: a message has no role/],
  ['{"messages":[{"role":"user","content":"x"}]}', /line 2: its last message is not from the assistant/],
  ['{"messages":[]}', /line 2: its last message is not from the assistant/],
  ['{"messages":[{"role":"assistant","content":"  "}]}', /line 2: the assistant says nothing/],
  [
    '{"messages":[{"role":"assistant","content":7}]}',
    /line 2: the content of a message from assistant is not text/,
  ],
  ['{"messages":[{"role":"assistant","content":"x","weight":2}]}', /line 2: weight 2 is not between 0 and 1/],
  [
    '{"messages":[{"role":"assistant","content":"x","weight":0}]}',
    /line 2: every assistant message has weight 0/,
  ],
  [
    '{"messages":[{"role":"assistant","content":"","tool_calls":[{}]}]}',
    /line 2: a tool call has no "function"/,
  ],
  [
    '{"prompt": "a", "completion": "b"}',
    /line 2: it is written as prompt\/completion in a file of OpenAI chat/,
  ],
])('%s is refused with its line and a remedy', async (line, message) => {
  await expect(readAll(await fileOf(`${good}\n${line}\n`))).rejects.toMatchObject({
    code: 'bad-data',
    message: expect.stringMatching(message),
  });
});

test('text parts are joined, other parts kept beside the text', () => {
  const row = (part: object) =>
    JSON.stringify({ messages: [{ role: 'assistant', content: [{ type: 'text', text: 'a' }, part] }] });
  expect(parseRow(row({ type: 'text', text: 'b' }))).toMatchObject({
    conversation: { messages: [{ content: 'ab' }] },
  });
  const picture = { type: 'image_url', image_url: { url: 'x' } };
  const read = parseRow(row(picture));
  expect(read).toMatchObject({
    conversation: { messages: [{ content: 'a', parts: [{ type: 'text', text: 'a' }, picture] }] },
  });
  expect(read.kind === 'conversation' && beyondText(read.conversation)).toMatchObject({
    reason: 'it holds image_url, which is no text',
  });
  expect(parseRow(row({ kind: 'nothing' }))).toMatchObject({ kind: 'problem' });
});

test('a missing file, a folder, an empty file and text that is not UTF-8 each end in one clear line', async () => {
  await expect(readAll(join(folder, 'none'))).rejects.toThrow(/does not exist/);
  await mkdir(join(folder, 'sub'));
  await expect(readAll(join(folder, 'sub'))).rejects.toThrow(/is a folder/);
  await expect(readAll(await fileOf('\n\n'))).rejects.toThrow(/has no rows/);
  await expect(
    readAll(await fileOf(Uint8Array.of(...Buffer.from(`${good.replace('Hi', 'Hé')}\n`), 0xff, 0xfe, 10))),
  ).rejects.toThrow(/line 2: it is not UTF-8/);
});

test('no line crashes the reader, whatever it holds', async () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    fc.jsonValue().map((value) => JSON.stringify({ messages: value })),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(anything, { maxLength: 8 }), async (lines) => {
      const path = await fileOf(lines.join('\n'));
      try {
        for await (const row of readRows(path)) expect(['conversation', 'problem']).toContain(row.kind);
      } catch (error) {
        // A file that is full of zero bytes, or seems to be of a foreign kind, is refused as a whole.
        expect(error).toMatchObject({ code: 'bad-data' });
      }
    }),
    { numRuns: 60 },
  );
});

test('what is written is read back', async () => {
  const message = fc.record({
    role: fc.constantFrom('user' as const, 'system' as const),
    content: fc.string({ unit: 'grapheme' }),
  });
  const conversation = fc.array(message, { maxLength: 3 }).map((messages) => ({
    messages: [...messages, { role: 'assistant' as const, content: 'Yes.', weight: 0.5 }],
  }));
  await fc.assert(
    fc.asyncProperty(fc.array(conversation, { minLength: 1, maxLength: 5 }), async (conversations) => {
      const path = join(folder, 'written.jsonl');
      await writeConversations(path, conversations);
      const rows: unknown[] = [];
      for await (const row of readConversations(path)) rows.push(row.conversation);
      expect(rows).toEqual(conversations);
    }),
    { numRuns: 40 },
  );
});

test('a large file is streamed: what is held stays far below its size', async () => {
  const long = JSON.stringify({ messages: [{ role: 'assistant', content: 'x'.repeat(20_000) }] });
  const path = await fileOf(`${long}\n`.repeat(5_000));
  const before = heldBytes();
  let rows = 0;
  let most = 0;
  for await (const _ of readRows(path)) {
    rows += 1;
    if (rows % 500 === 0) most = Math.max(most, heldBytes() - before);
  }
  expect(rows).toBe(5_000);
  expect(most).toBeLessThan(16 * 1024 * 1024);
});

/** The memory that is still reachable, garbage collected first: how much garbage waits is the machine's affair. */
function heldBytes(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
