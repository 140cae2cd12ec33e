import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { Answer, AnswerOptions, ChatModel } from '../../models/chat-model.ts';
import { openSharedCache, type SharedQuestion } from './shared-cache.ts';
import { sharedChatModel } from './shared-chat-model.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdfast-shared-'));
});

const conversationOf = (content: string) => ({ messages: [{ role: 'user' as const, content }] });
const answerOf = (text: string): Answer => ({ text, finish: 'stop', usage: { input: 3, output: 2 } });
const question: SharedQuestion = {
  model: 'fingerprint',
  conversation: conversationOf('Wake the bell'),
  options: { maximumTokens: 64, temperature: 0 },
};

async function entriesIn(place: string): Promise<string[]> {
  const files = await readdir(place, { recursive: true });
  return files.filter((name) => name.endsWith('.json')).map((name) => join(place, name));
}

test('what is asked in the same way is found, by another process too, and nothing else is', async () => {
  await (await openSharedCache(folder)).add(question, answerOf('Take moss.'));
  const cache = await openSharedCache(folder);
  expect(await cache.find(question)).toEqual(answerOf('Take moss.'));
  const others: Partial<SharedQuestion>[] = [
    { model: 'another' },
    { conversation: conversationOf('Wake the gong') },
    ...[
      { maximumTokens: 65 },
      { temperature: 1 },
      { seed: 1 },
      { responseSchema: { name: 'score', schema: { type: 'object' } } },
    ].map((options): Partial<SharedQuestion> => ({ options: { ...question.options, ...options } })),
  ];
  for (const other of others) expect(await cache.find({ ...question, ...other })).toBeUndefined();
  // What is not sent does not count.
  const weighted = { messages: [{ role: 'user' as const, content: 'Wake the bell', weight: 1 as const }] };
  expect(await cache.find({ ...question, conversation: weighted })).toBeDefined();
});

test('what is too old, or damaged, is asked anew', async () => {
  let today = new Date('2026-01-01');
  const cache = await openSharedCache(folder, { now: () => today });
  await cache.add(question, answerOf('old'));
  today = new Date('2026-01-30');
  expect(await cache.find(question)).toBeDefined();
  today = new Date('2026-03-01');
  expect(await cache.find(question)).toBeUndefined();
  await cache.add(question, answerOf('new'));
  expect(await cache.find(question)).toMatchObject({ text: 'new' });
  const [file] = await entriesIn(folder);
  for (const damage of ['', '{"asked": "2026-03-01", "ans', 'null']) {
    await writeFile(file, damage);
    expect(await cache.find(question)).toBeUndefined();
  }
});

test('many writers of the same answers at once leave whole ones alone', async () => {
  const caches = await Promise.all(Array.from({ length: 8 }, () => openSharedCache(folder)));
  const questions = Array.from({ length: 40 }, (_, index) => ({
    ...question,
    conversation: conversationOf(`Wave ${index}`),
  }));
  const long = 'moss '.repeat(20_000);
  await Promise.all(
    caches.flatMap((cache, writer) => questions.map((one) => cache.add(one, answerOf(`${writer} ${long}`)))),
  );
  const files = await entriesIn(folder);
  expect(files).toHaveLength(questions.length);
  for (const file of files)
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ answer: { finish: 'stop' } });
  expect((await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

/** Answers with the question; fails for good at `limit`. */
function counting(limit: number): { model: ChatModel; questions: string[] } {
  const questions: string[] = [];
  return {
    questions,
    model: {
      name: 'm',
      fingerprint: 'fingerprint',
      close: async () => undefined,
      async *answer(conversations) {
        for (const [index, { messages }] of conversations.entries()) {
          if (questions.length === limit) throw new Error('in trouble');
          questions.push(messages[0].content);
          yield { index, answer: answerOf(messages[0].content) };
        }
      },
    },
  };
}

test('a model is asked what nobody has asked; a failure is not kept, and what came before it is', async () => {
  const fromCache: string[] = [];
  const unused = (): Promise<never> => Promise.reject(new Error('nothing is asked'));
  const meter = {
    reserve: unused,
    reserveBatch: unused,
    keyOf: () => 'unused',
    found: (model: string) => void fromCache.push(model),
  };
  const conversations = Array.from({ length: 100 }, (_, index) => conversationOf(`Wave ${index}`));
  const options: AnswerOptions = { maximumTokens: 8, temperature: 0 };
  const ask = async ({ model }: { model: ChatModel }): Promise<string[]> => {
    const texts: string[] = [];
    const shared = sharedChatModel(model, await openSharedCache(folder), meter);
    for await (const { index, answer } of shared.answer(conversations, options)) texts[index] = answer.text;
    return texts;
  };
  await expect(ask(counting(70))).rejects.toThrow('in trouble');
  expect(fromCache).toEqual([]);
  const second = counting(100);
  expect(await ask(second)).toEqual(conversations.map(({ messages }) => messages[0].content));
  expect(second.questions).toEqual(conversations.slice(70).map(({ messages }) => messages[0].content));
  expect(fromCache).toHaveLength(70);
});
