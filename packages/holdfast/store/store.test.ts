import { spawn, spawnSync } from 'node:child_process';
import { appendFile, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { ChatModel } from '../models/chat-model.ts';
import { cachedChatModel } from './answers/cached-chat-model.ts';
import { openResponseCache, type Question } from './answers/response-cache.ts';
import { appendJsonLines, recoverJsonLines } from './json-lines/json-lines.ts';
import { JsonLinesWriter } from './json-lines/json-lines-writer.ts';

const folder = await mkdtemp(join(tmpdir(), 'holdfast-store-'));

test('a last line that a kill tore is cut off, and appending goes on', async () => {
  const path = join(folder, 'torn.jsonl');
  await appendJsonLines(path, [{ a: 1 }, { a: 2 }]);
  await appendFile(path, '{"a": 3');
  expect(await recoverJsonLines(path)).toEqual([{ a: 1 }, { a: 2 }]);
  await appendJsonLines(path, [{ a: 4 }]);
  expect(await recoverJsonLines(path)).toEqual([{ a: 1 }, { a: 2 }, { a: 4 }]);
});

test('a damaged line is passed over with a word and copied beside the file, and the others are read; where nothing makes up for it, it is an error', async () => {
  const path = join(folder, 'answers.jsonl');
  const bytes = [Buffer.from('{"a":1}\nnonsense\n'), Buffer.alloc(9), Buffer.from('\n"text"\n{"a":"')];
  await writeFile(path, Buffer.concat([...bytes, Buffer.from([0xff]), Buffer.from('"}\n{"a":2}\n')]));
  const warnings: string[] = [];
  const listen = ({ message }: Error): number => warnings.push(message);
  process.on('warning', listen);
  onTestFinished(() => void process.off('warning', listen));
  expect(await recoverJsonLines(path)).toEqual([{ a: 1 }, { a: 2 }]);
  expect(await recoverJsonLines(path)).toEqual([{ a: 1 }, { a: 2 }]);
  await new Promise((resolve) => setImmediate(resolve));
  const word = expect.stringMatching(
    /lines 2, 3, 4, 5 are damaged and passed over; a copy is in .*answers\.damaged\.jsonl/,
  );
  expect(warnings).toEqual([word, word]);
  const copied = await readFile(join(folder, 'answers.damaged.jsonl'));
  expect(copied).toEqual(
    Buffer.concat([
      Buffer.from('nonsense\n'),
      Buffer.alloc(9),
      Buffer.from('\n"text"\n{"a":"'),
      Buffer.from([0xff]),
      Buffer.from('"}\n'),
    ]),
  );
  await expect(recoverJsonLines(path, { strict: true })).rejects.toThrow(/line 2 is damaged/);
});

test('what was written waits for no end: every value is in the file once its promise is kept', async () => {
  const path = join(folder, 'writer.jsonl');
  const writer = new JsonLinesWriter<{ n: number }>(path, { sync: true });
  for (let n = 0; n < 20; n++) {
    const written = writer.add({ n });
    if (n % 5 !== 4) continue;
    await written;
    expect((await readFile(path, 'utf8')).trim().split('\n')).toHaveLength(n + 1);
  }
  await expect(writer.flush()).resolves.toBeUndefined();
});

test('a writer whose disk refuses says so at the next value, and at its end', async () => {
  const writer = new JsonLinesWriter<object>(join(folder, 'no', 'such', 'folder.jsonl'));
  void writer.add({});
  await expect(writer.flush()).rejects.toMatchObject({ code: 'storage' });
  expect(() => writer.add({})).toThrow(/cannot be written/);
});

test('a writer that is killed leaves whole lines', async () => {
  const path = join(folder, 'killed.jsonl');
  const module = new URL('./json-lines/json-lines.ts', import.meta.url).href;
  const script = join(folder, 'writer.mjs');
  await writeFile(
    script,
    `import { appendJsonLines } from ${JSON.stringify(module)};
for (let n = 0; ; n++) { await appendJsonLines(${JSON.stringify(path)}, [{ n, text: 'x'.repeat(5000) }]); if (n === 20) console.log('go'); }`,
  );
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  child.kill('SIGKILL');
  await new Promise((resolve) => child.once('exit', resolve));
  const values = await recoverJsonLines<{ n: number }>(path);
  expect(values.length).toBeGreaterThan(20);
  expect(values.map(({ n }) => n)).toEqual(values.map((_, index) => index));
});

test('a full disk ends in one clear line and keeps what was written', async (context) => {
  const disk = join(folder, 'disk');
  await mkdir(disk);
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]);
  if (mounted.status !== 0) context.skip('mounting is not permitted here');
  try {
    const path = join(disk, 'full.jsonl');
    const fill = async (): Promise<void> => {
      for (;;) await appendJsonLines(path, [{ text: 'x'.repeat(1000) }]);
    };
    await expect(fill()).rejects.toMatchObject({
      code: 'storage',
      message: expect.stringMatching(/disk is full/),
    });
    expect((await recoverJsonLines(path)).length).toBeGreaterThan(40);
  } finally {
    spawnSync('umount', [disk]);
  }
});

test('the cache knows a question again, also after a restart, and tells repetitions apart', async () => {
  const path = join(folder, 'cache.jsonl');
  const question: Question = {
    model: 'f',
    conversation: { messages: [{ role: 'user', content: 'Hi' }] },
    maximumTokens: 9,
    temperature: 0,
    repetition: 0,
  };
  const answer = { text: 'Hello', finish: 'stop' as const, usage: { input: 1, output: 1 } };
  await (await openResponseCache(path)).add([{ question, answer }]);
  const again = await openResponseCache(path);
  expect(again.find(question)).toEqual(answer);
  for (const other of [{ repetition: 1 }, { model: 'g' }, { temperature: 1 }, { maximumTokens: 8 }]) {
    expect(again.find({ ...question, ...other })).toBeUndefined();
  }
});

test('neither answers nor scores are asked for twice', async () => {
  const requested: string[] = [];
  const model: ChatModel = {
    name: 'm',
    fingerprint: 'f',
    close: async () => undefined,
    async *answer(conversations) {
      for (const [index, { messages }] of [...conversations.entries()].reverse()) {
        requested.push(messages[0].content);
        yield {
          index,
          answer: { text: messages[0].content, finish: 'stop', usage: { input: 1, output: 1 } },
        };
      }
    },
    async *score(pairs) {
      for (const [index, { answer }] of [...pairs.entries()].reverse()) {
        requested.push(answer);
        yield { index, logProbabilities: [-answer.length, -0.5] };
      }
    },
  };
  const asking = (content: string) => ({ messages: [{ role: 'user' as const, content }] });
  const path = join(folder, 'known.jsonl');
  const answersTo = async (contents: readonly string[]): Promise<string[]> => {
    const cached = cachedChatModel(model, await openResponseCache(path));
    const texts: string[] = [];
    for await (const { index, answer } of cached.answer(contents.map(asking))) texts[index] = answer.text;
    const given = contents.map((answer) => ({ conversation: asking('Hi'), answer }));
    const scores: number[] = [];
    for await (const { index, logProbabilities } of cached.score?.(given) ?? [])
      scores[index] = logProbabilities[0];
    expect(scores).toEqual(contents.map(({ length }) => -length));
    return texts;
  };
  expect(await answersTo(['a', 'bb'])).toEqual(['a', 'bb']);
  expect(await answersTo(['bb', 'ccc', 'a'])).toEqual(['bb', 'ccc', 'a']);
  expect(requested).toEqual(['bb', 'a', 'bb', 'a', 'ccc', 'ccc']);
});
