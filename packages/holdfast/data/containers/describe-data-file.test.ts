import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { allConversations } from '../all-conversations.ts';

const folder = await mkdtemp(join(tmpdir(), 'holdfast-describe-'));
const good = '{"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello"}]}';

async function fileOf(content: string | Uint8Array): Promise<string> {
  const path = join(folder, `${Math.random()}.data`);
  await writeFile(path, content);
  return path;
}

/** "배송" and "도착" in CP949, and "荷物" and "火曜日" in Shift-JIS. */
const korean = { ask: [0xb9, 0xe8, 0xbc, 0xdb], answer: [0xb5, 0xb5, 0xc2, 0xf8] };
const japanese = { ask: [0x89, 0xd7, 0x95, 0xa8], answer: [0x89, 0xce, 0x97, 0x6a, 0x93, 0xfa] };

function rowsIn({ ask, answer }: typeof korean): Buffer {
  const [start, middle, end] = ['{"prompt":"', '","completion":"', '"}\n'].map((text) => Buffer.from(text));
  const row = [start, Buffer.from(ask), middle, Buffer.from(answer), end];
  return Buffer.concat(Array.from({ length: 12 }, () => row).flat());
}

test.each([
  [
    'UTF-16 without a mark',
    Buffer.from(good, 'utf16le'),
    /UTF-16 \(little-endian\).*iconv -f UTF-16LE -t UTF-8/,
  ],
  [
    'UTF-16 of another script',
    Buffer.from(good.replace('Hello', '도착했습니다'.repeat(12)), 'utf16le').swap16(),
    /UTF-16 \(big-endian\).*iconv -f UTF-16BE/,
  ],
  ['CP949', rowsIn(korean), /CP949 \(Korean\).*iconv -f CP949/],
  ['Shift-JIS', rowsIn(japanese), /Shift-JIS \(Japanese\).*iconv -f CP932/],
  ['bzip2', Buffer.from('BZh91AY&SY....'), /compressed with bzip2; unpack it with bunzip2 -k/],
  ['xz', Buffer.from('\xfd7zXZ\0....', 'latin1'), /compressed with xz/],
  ['an HTML page', '<!doctype html><html><body>404</body></html>', /is an HTML page and no data/],
  ['a pointer of Git LFS', 'version https://git-lfs.github.com/spec/v1\noid sha256:0\n', /git lfs pull/],
  ['nothing', '\n\n', /has no rows/],
  ['columns of no format', 'subject,body\n1,2\n', /columns "subject", "body", which are of no known format/],
])('%s is told in one line, with what to do', async (_, content, message) => {
  await expect(allConversations(await fileOf(content))).rejects.toMatchObject({
    code: 'bad-data',
    message: expect.stringMatching(message),
  });
});

const turns = [
  { role: 'user', content: 'Hi' },
  { role: 'assistant', content: 'Hello' },
];

test.each([
  [
    'a list of lists',
    JSON.stringify([turns, turns]),
    /all of its 2 rows, entry 1 for one: it is a bare list of messages; put the list into a field: \{"messages"/,
  ],
  [
    'columns as pandas writes them',
    JSON.stringify({ messages: { 0: turns, 1: turns } }),
    /line 1: its only field is "messages", each of them a whole column.*orient="records"/,
  ],
  ['rows within an object', JSON.stringify({ data: [{ messages: turns }] }), /rows seem to lie in "data"/],
  [
    'Python',
    `${good.replaceAll('"', "'")}\n`.repeat(3),
    /all of its 3 rows, line 1 for one: it is not JSON but Python/,
  ],
  ['raw text', '{"text": "<s>[INST] Hi [/INST] Hello </s>"}\n', /its only field is "text"/],
  ['unknown fields', '{"title": "a", "body": "b"}\n', /its fields are "title", "body", of no known format/],
  [
    'unknown speakers',
    '{"conversations": [{"from": "customer", "value": "Hi"}]}\n'.repeat(3),
    /all of its 3 rows, line 1 for one: a turn is from "customer", who is unknown/,
  ],
])('a mistake that all rows share is told once: %s', async (_, content, message) => {
  await expect(allConversations(await fileOf(content))).rejects.toMatchObject({
    code: 'bad-data',
    message: expect.stringMatching(message),
  });
});

test("Excel's separator line is passed over, and rows keep their lines", async () => {
  const path = await fileOf('\uFEFFsep=;\r\nprompt;completion\r\n"Hi; you";Hello\r\n');
  expect(await allConversations(path)).toEqual([
    { messages: [{ ...turns[0], content: 'Hi; you' }, turns[1]] },
  ]);
});

test('the columns of a spreadsheet are taken whatever their case, and others keep their names', async () => {
  const text = 'Date;Question;Answer\n2026-01-02;Where is it?;On its way.\n';
  const [{ messages, ...rest }] = await allConversations(await fileOf(text));
  expect(messages.map(({ content }) => content)).toEqual(['Where is it?', 'On its way.']);
  expect(JSON.stringify(rest)).not.toContain('question');
  await expect(allConversations(await fileOf('Answer;ANSWER;Question\na;b;c\n'))).rejects.toThrow(
    /no known format/,
  );
});
