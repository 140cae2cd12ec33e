import { appendFile, mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import zlib from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ModelDetector } from '../detectors/detector.ts';
import { type FileScanEvent, type FileScanOptions, scanFile } from './scan-file.ts';

const folder = await mkdtemp(join(tmpdir(), 'holdfast-scan-'));
let files = 0;

async function fileOf(content: string | Uint8Array): Promise<string> {
  const path = join(folder, `${++files}.data`);
  await writeFile(path, content);
  return path;
}

async function eventsOf(path: string, options: FileScanOptions = {}): Promise<FileScanEvent[]> {
  const events: FileScanEvent[] = [];
  for await (const event of scanFile(path, options)) events.push(event);
  return events;
}

async function findingsOf(path: string, options: FileScanOptions = {}) {
  return (await eventsOf(path, options)).flatMap((event) =>
    event.type === 'finding' ? [event.finding] : [],
  );
}

const row = (number: number) =>
  JSON.stringify({
    messages: [
      { role: 'user', content: `Question ${number}: what is ${number} and ${number}?` },
      { role: 'assistant', content: `It is ${2 * number}. ${'So it goes. '.repeat(number % 40)}` },
    ],
  });
const broken = (number: number) => `{"messages": [${number}`;

test('threads find the same as this thread does, in the same order', async () => {
  const lines = Array.from({ length: 4_000 }, (_, index) => (index % 997 === 5 ? broken(index) : row(index)));
  const path = await fileOf(lines.join('\n'));
  const inline = await eventsOf(path, { threads: 0 });
  const threaded = await eventsOf(path, { threads: 3 });
  const findings = (events: readonly FileScanEvent[]) => events.filter(({ type }) => type === 'finding');
  expect(findings(threaded)).toEqual(findings(inline));
  expect(findings(threaded)).toHaveLength(5);
  expect(threaded.at(-1)).toMatchObject({ type: 'end', rows: 4_000 - 5, unusable: 5 });
});

test('progress tells rows, bytes, rate and what is left', async () => {
  const path = await fileOf(Array.from({ length: 10_000 }, (_, index) => row(index)).join('\n'));
  const options: FileScanOptions = { plan: { checks: 'format' }, progressMilliseconds: 0 };
  const progress = (await eventsOf(path, options)).filter((event) => event.type === 'progress');
  expect(progress.length).toBeGreaterThan(1);
  const { size } = await stat(path);
  for (const { rows, bytes, totalBytes, bytesPerSecond, remainingSeconds } of progress) {
    expect(rows).toBeGreaterThan(0);
    expect(totalBytes).toBe(size);
    expect(bytes).toBeLessThanOrEqual(size);
    expect(remainingSeconds).toBeCloseTo((size - bytes) / bytesPerSecond);
  }
});

test('fingerprints stay when rows move, the file is formatted anew, or compressed', async () => {
  const rows = [1, 2, 3, 4].map((number) => JSON.parse(row(number)));
  rows.push({ messages: [{ role: 'boss', content: 'x' }] });
  const prints = async (content: string | Uint8Array) =>
    (await findingsOf(await fileOf(content))).map(({ fingerprint }) => fingerprint);
  const jsonl = rows.map((value) => JSON.stringify(value)).join('\n');
  const moved = [rows[4], ...rows.slice(0, 3)].map((value) => JSON.stringify(value)).join('\n');
  const [unreadable, small, ...others] = await prints(jsonl);
  expect(others).toEqual([]);
  expect(await prints(moved)).toEqual([unreadable, small]);
  expect(await prints(zlib.gzipSync(jsonl))).toEqual([unreadable, small]);
  expect(await prints(JSON.stringify(rows))).toEqual([unreadable, small]);
});

test('findings in a JSON list name the entry and its line', async () => {
  const path = await fileOf(`[\n${row(1)},\n\n{"messages": 3},\n${row(2)}]`);
  const [finding] = await findingsOf(path);
  expect(finding).toMatchObject({ line: 2, startLine: 4, row: 2 });
});

test('findings name the row where several rows stand in one line, and the line alone elsewhere', async () => {
  const path = await fileOf(`[{"messages": 3},${row(1)},{"messages": 3}]`);
  const findings = await findingsOf(path);
  const unreadable = findings.filter(({ detector }) => detector === 'format');
  expect(unreadable.map(({ row, line, startLine }) => [row, startLine ?? line])).toEqual([
    [1, 1],
    [3, 1],
  ]);
  const [plain] = await findingsOf(await fileOf(`${row(1)}\n{"messages": 3}\n`));
  expect(plain.line).toBe(2);
  expect(plain.row).toBeUndefined();
});

test('detectors that ask a model get the usable rows, some at a time', async () => {
  const batches: number[][] = [];
  const detector: ModelDetector = {
    kind: 'model',
    name: 'asking',
    harm: 'quality',
    async *inspect(rows) {
      batches.push(rows.map(({ line }) => line));
      for (const { line, conversation } of [...rows].reverse()) {
        if (!conversation.messages[0].content.startsWith('Question 7')) continue;
        yield { severity: 'high', line, message: 0, reason: 'Seven.', remedy: 'None.' };
      }
    },
  };
  const lines = Array.from({ length: 300 }, (_, index) => (index === 3 ? broken(3) : row(index)));
  const events = await eventsOf(await fileOf(lines.join('\n')), { modelDetectors: [detector] });
  expect(batches.map((batch) => batch.length)).toEqual([256, 43]);
  expect(batches.flat()).not.toContain(4);
  const linesAsked = events.flatMap((event) =>
    event.type === 'finding' && event.finding.detector === 'asking' ? [event.finding.line] : [],
  );
  // Lines of "Question 7", "70" to "79".
  expect(linesAsked).toEqual([8, ...Array.from({ length: 10 }, (_, index) => 71 + index)]);
  expect(events).toContainEqual({ type: 'asking', rows: 299, totalRows: 299 });
});

test('an abort ends it with the reason of the signal, in threads too', async () => {
  const path = await fileOf(Array.from({ length: 5_000 }, (_, index) => row(index)).join('\n'));
  for (const threads of [0, 2]) {
    const abort = new AbortController();
    const reason = new Error('enough');
    const scanning = async (): Promise<void> => {
      for await (const event of scanFile(path, { threads, signal: abort.signal })) {
        if (event.type === 'start') abort.abort(reason);
      }
    };
    await expect(scanning()).rejects.toBe(reason);
  }
});

/** Whatever a file holds, a scan ends, or refuses the file in one clear line. */
async function endsWell(path: string): Promise<void> {
  try {
    expect((await eventsOf(path)).at(-1)).toMatchObject({ type: 'end' });
  } catch (error) {
    expect(error).toMatchObject({ code: 'bad-data' });
    expect(String(error)).not.toContain('\n');
  }
}

const deep = (open: string, close: string) => `${open.repeat(100_000)}1${close.repeat(100_000)}`;
const utf16 = Buffer.from(row(1), 'utf16le');
const latin1 = Buffer.from(row(1).replace('Question', 'Fráge'), 'latin1');

test.each([
  ['nothing', ''],
  ['a lone bracket', '['],
  ['a row that is cut off', row(1).slice(0, 40)],
  ['a row that is cut off within a letter', Buffer.from(row(1).replace('It', '가')).subarray(0, -50)],
  ['random bytes', Uint8Array.from({ length: 5_000 }, (_, index) => (index * 7919) % 256)],
  ['a picture', Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(300, 7)])],
  ['100,000 brackets', deep('[', ']')],
  ['100,000 objects', deep('{"a":', '}')],
  ['100,000 brackets within a row', row(1).replace('}]}', `}],"extra":${deep('[', ']')}}`)],
  ['100,000 brackets as content', row(1).replace('"It is 2. ', `${deep('[', ']')},"x":"`)],
  ['100,000 brackets in CSV', `messages\n"${deep('[', ']')}"\n`],
  ['a row of 8 MB', row(1).replace('It', 'It '.repeat(2_700_000))],
  ['a row of 8 MB in a list', `[${row(1).replace('It', 'It '.repeat(2_700_000))}, {}]`],
  [
    'mixed encodings',
    Buffer.concat([Buffer.from(row(1)), Buffer.from('\n'), latin1, Buffer.from('\n'), utf16]),
  ],
  ['carriage returns alone', [row(1), row(2)].join('\r')],
  ['null, numbers and lists as rows', 'null\n1\n[]\n"x"\n{}\ntrue'],
  [
    'keys of the language',
    '{"__proto__": {"messages": []}, "constructor": 1, "toString": 2, "hasOwnProperty": 0}',
  ],
  ['a CSV of quotes', `prompt,completion\n${'"'.repeat(9_999)}\n`],
])('%s crashes nothing', async (_, content) => {
  await endsWell(await fileOf(content));
});

test('a row beyond 64 MiB is a finding, and the rows after it are read', async () => {
  const path = await fileOf(`${row(1)}\n`);
  for (let part = 0; part < 66; part++) await appendFile(path, 'x'.repeat(1024 * 1024));
  await appendFile(path, `\n${row(2)}\n`);
  const events = await eventsOf(path, { threads: 0 });
  expect(events.at(-1)).toMatchObject({ rows: 2, unusable: 1 });
  expect(events.find((event) => event.type === 'finding')).toMatchObject({
    finding: { line: 2, reason: 'It is longer than 64 MiB.' },
  });
});

test('a row of any shape crashes nothing', async () => {
  const value = fc.jsonValue({ maxDepth: 4 });
  const role = fc.constantFrom('user', 'assistant', 'tool', 'boss', 3, null);
  const content = fc.oneof(
    fc.string({ unit: 'binary' }),
    value,
    fc.array(fc.record({ type: fc.string(), text: value })),
  );
  const message = fc.record(
    { role, content, weight: value, name: value, tool_calls: value, function_call: value, refusal: value },
    { requiredKeys: [] },
  );
  const turn = fc.record(
    { from: fc.constantFrom('human', 'gpt', 'x', null), value, weight: value },
    { requiredKeys: [] },
  );
  const list = (member: fc.Arbitrary<unknown>) => fc.oneof(fc.array(member, { maxLength: 3 }), value);
  const anyRow = fc.oneof(
    value,
    fc.record(
      { messages: list(message), tools: value, parallel_tool_calls: value },
      { requiredKeys: ['messages'] },
    ),
    fc.record({
      input: fc.oneof(fc.record({ messages: list(message) }), value),
      preferred_output: list(message),
      non_preferred_output: list(message),
    }),
    fc.record(
      { conversations: list(turn), system: value, tools: value },
      { requiredKeys: ['conversations'] },
    ),
    fc.record(
      { instruction: content, input: content, output: content, history: value, system: value },
      { requiredKeys: ['instruction', 'output'] },
    ),
    fc.record({ prompt: list(message), completion: list(message) }),
  );
  const lay = fc.constantFrom(
    (rows: unknown[]) => rows.map((each) => JSON.stringify(each)).join('\n'),
    (rows: unknown[]) => JSON.stringify(rows, null, 1),
    (rows: unknown[]) => JSON.stringify(rows).slice(0, -7),
    (rows: unknown[]) => `prompt;completion;messages\n${rows.map((each) => JSON.stringify(each)).join(';')}`,
  );
  await fc.assert(
    fc.asyncProperty(fc.array(anyRow, { minLength: 1, maxLength: 6 }), lay, async (rows, layout) => {
      const path = await fileOf(layout(rows));
      await endsWell(path);
    }),
    { numRuns: 120 },
  );
});

test('bytes of any kind crash nothing', async () => {
  const path = join(folder, 'bytes');
  const good = await readFile(await fileOf([1, 2, 3].map(row).join('\n')));
  const gzip = zlib.gzipSync(good);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom<Uint8Array>(good, gzip),
      fc.array(fc.tuple(fc.nat(500), fc.uint8Array({ maxLength: 5 })), { maxLength: 4 }),
      fc.nat(600),
      async (bytes, changes, length) => {
        const changed = Uint8Array.from(bytes);
        for (const [at, patch] of changes) if (at + patch.length <= changed.length) changed.set(patch, at);
        await writeFile(path, changed.subarray(0, length));
        await endsWell(path);
      },
    ),
    { numRuns: 100 },
  );
});
