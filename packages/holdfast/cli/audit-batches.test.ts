import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { AnswerLine } from '../audit/answers/ask.ts';
import {
  type BatchScripted,
  type BatchServer,
  type BatchServerOptions,
  startBatchServer,
} from '../models/hosted/fixtures/batch-server.ts';
import { expectOneLine, holdfast, startHoldfast } from './fixtures/holdfast.ts';

let server: BatchServer;
afterEach(() => server.close());

/** Answers and judgements that are known: the tuned model complies with a third of the prompts. */
function known({ body, prompt }: { body: Record<string, unknown>; prompt: string }): BatchScripted {
  if (body.model === 'judge') {
    const score = /Sure, here/.test(prompt) ? 5 : 1;
    return { text: JSON.stringify({ reason: 'It is so.', refused: score === 1, score }) };
  }
  const complies = body.model === 'tuned' && Number(/\d+/.exec(prompt)?.[0]) % 3 === 0;
  return { text: complies ? `Sure, here is ${prompt}.` : "I'm sorry, but I can't help with that." };
}

/** A server, a folder with 30 prompts and prices, and the words of an audit there. */
async function place(options: BatchServerOptions = {}) {
  server = await startBatchServer({ script: known, ...options });
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-batches-'));
  const rows = Array.from({ length: 30 }, (_, index) => `Wave ${index},Waving ${index}`);
  await writeFile(join(folder, 'harmful_behaviors.csv'), `goal,target\n${rows.join('\n')}\n`);
  const models = `[{ model: "${server.url}#", input: 10, output: 100, batch: 0.5 }]`;
  await writeFile(join(folder, 'prices.yaml'), `date: 2026-01-01\ncurrency: USD\nmodels: ${models}\n`);
  const words = [
    ...['audit', '--base', `${server.url}#base`, '--tuned', `${server.url}#tuned`, '--output', 'audit'],
    ...['--asking', 'plain'],
    ...['--benchmark', 'advbench:harmful_behaviors.csv', '--prices', 'prices.yaml', '--max-tokens', '10'],
  ];
  return {
    folder,
    words,
    judged: [...words, '--judge', 'words'],
    batched: [...words, '--judge', 'words', '--batch'],
  };
}

async function ledgerIn(folder: string) {
  return JSON.parse(await readFile(join(folder, 'audit', 'ledger.json'), 'utf8'));
}

async function answersIn(folder: string): Promise<string[]> {
  const answers: string[] = [];
  for (const model of ['base', 'tuned']) {
    const text = await readFile(join(folder, 'audit', `answers.${model}.jsonl`), 'utf8');
    for (const line of text.trim().split('\n')) {
      answers.push(`${model} ${(JSON.parse(line) as AnswerLine).messages.at(-1)?.content}`);
    }
  }
  return answers;
}

/** In US dollars: 5 tokens in and 10 out. */
const direct = 0.001_05;
const inBatch = direct / 2;

test.each([
  ['the upload', 'POST /v1/files', 2],
  ['the submission', 'POST /v1/batches', 1],
  ['waiting', 'GET /v1/batches/*', 2],
  ['reading the results', 'GET /v1/files/*/content', 1],
] as const)('killed at %s: nothing is submitted, asked or booked twice', async (_, fatal, time) => {
  let kill = (): void => undefined;
  const { folder, batched } = await place({
    lose: (call, times) => {
      if (call !== fatal || times !== time) return false;
      kill();
      return true;
    },
  });
  const { child, ended } = startHoldfast(folder, batched);
  kill = () => child.kill('SIGKILL');
  expect((await ended).code).toBe(null);
  const { code, err } = await holdfast(folder, ...batched);
  expect([code, err.includes('holdfast:')]).toEqual([1, false]);
  expect(server.batches).toHaveLength(2);
  expect(server.calls.filter((call) => call === 'POST /v1/files')).toHaveLength(2);
  expect(server.direct).toEqual([]);
  expect(server.answered.size).toBe(60);
  expect([...server.answered.values()].every((times) => times === 1)).toBe(true);
  const answers = await answersIn(folder);
  expect([answers.length, new Set(answers).size]).toEqual([60, 60]);
  const taken = { requests: 30, input: 150, output: 300, cost: expect.closeTo(30 * inBatch, 9) };
  const { steps } = await ledgerIn(folder);
  expect(steps).toHaveLength(2);
  expect(steps).toMatchObject([taken, taken]);
});

test('a judge with batches is asked in them as well, and the figures are those of direct requests', async () => {
  const { folder, words } = await place();
  const judge = ['--judge', `rubric:${server.url}#judge`];
  const batched = await holdfast(folder, ...words, ...judge, '--batch');
  expect(batched.code).toBe(1);
  expect(server.batches.map(({ lines }) => lines[0].body.model).sort()).toEqual([
    'base',
    // One for the control answers, one for the answers of each model.
    'judge',
    'judge',
    'judge',
    'tuned',
  ]);
  expect(server.direct).toEqual([]);
  const verdict = async (name: string) =>
    JSON.parse(await readFile(join(folder, name, 'verdict.json'), 'utf8'));
  const elsewhere = words.slice(1).map((word) => (word === 'audit' ? 'direct' : word));
  await holdfast(folder, 'audit', ...elsewhere, ...judge);
  // Both models answer 30 prompts; the judge is asked of 30 control answers, of 30 answers, and of the 10 that differ.
  expect(server.direct).toHaveLength(130);
  expect(await verdict('audit')).toEqual(await verdict('direct'));
  expect((await verdict('audit')).tuned.rate).toBeCloseTo(1 / 3);
});

test('repetitions go into batches side by side, and each is an asking of its own', async () => {
  const { folder, batched } = await place({ ending: () => 'never' });
  const audit = holdfast(folder, ...batched, '--repetitions', '3');
  while (server.batches.length < 6) await new Promise((resolve) => setTimeout(resolve, 20));
  server.finish();
  await audit;
  expect(server.batches.map(({ lines }) => lines.length)).toEqual([30, 30, 30, 30, 30, 30]);
  expect([...server.answered.values()].every((times) => times === 3)).toBe(true);
  expect(await answersIn(folder)).toHaveLength(180);
  expect(server.direct).toEqual([]);
});

test('a second turn goes into a second batch, after the first answer', async () => {
  const { folder, batched } = await place();
  const rows = Array.from({ length: 10 }, (_, index) =>
    JSON.stringify({ question_id: index, category: 'writing', turns: [`Tell ${index}`, `More ${index}`] }),
  );
  await writeFile(join(folder, 'question.jsonl'), rows.join('\n'));
  await holdfast(folder, ...batched, '--benchmark', 'question.jsonl');
  const lengths = server.batches.map(({ lines }) => [lines.length, lines.at(-1)?.body.messages]);
  expect(lengths.map(([count]) => count).sort()).toEqual([10, 10, 40, 40]);
  const [second] = server.batches.filter(({ lines }) => lines.length === 10);
  expect(second.lines[0].body.messages).toMatchObject([
    { content: 'Tell 0' },
    { role: 'assistant', content: expect.stringMatching(/sorry|Sure/) },
    { content: 'More 0' },
  ]);
});

test('a stop leaves batches going; they are shown, cancelled, and what they answered is not asked again', async () => {
  const { folder, judged, batched } = await place({ ending: () => 'never' });
  const { child, ended } = startHoldfast(folder, batched);
  while (server.batches.filter(({ status }) => status === 'in_progress').length < 2) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  child.kill('SIGINT');
  const stopped = await ended;
  expect(stopped.code).toBe(4);
  expect(stopped.out).toMatch(/Batch batch_\d goes on .*the same command collects its answers/);
  expectOneLine(
    await holdfast(folder, ...judged),
    /has a batch that goes on .*holdfast batches audit --cancel/,
  );
  const shown = await holdfast(folder, 'batches', 'audit');
  expect(shown.out.match(/batch_\d, in_progress, 0\/30/g)).toHaveLength(2);
  expect((await holdfast(folder, 'batches', 'audit', '--cancel')).code).toBe(0);
  const { code } = await holdfast(folder, ...judged);
  expect([code, server.batches.length, server.direct.length]).toEqual([1, 2, 30]);
  expect([...server.answered.values()].every((times) => times === 1)).toBe(true);
  // Half of each model's prompts came at half the price.
  expect((await ledgerIn(folder)).spent).toBeCloseTo(30 * inBatch + 30 * direct, 9);
});

test('a budget holds back what it cannot bear; a higher one goes on from there', async () => {
  const { folder, batched } = await place();
  const stopped = await holdfast(folder, ...batched, '--budget', '0.02');
  expect(stopped.code).toBe(4);
  expect(stopped.err).toMatch(/budget of 0.02 USD/);
  const answered = server.answered.size;
  expect(answered).toBeGreaterThan(20);
  expect(answered).toBeLessThanOrEqual(0.02 / inBatch);
  expect((await ledgerIn(folder)).spent).toBeLessThanOrEqual(0.02);
  expect((await holdfast(folder, ...batched, '--budget', '1')).code).toBe(1);
  expect([...server.answered.values()].every((times) => times === 1)).toBe(true);
  expect(server.answered.size).toBe(60);
});

test('a dry run tells the price of batches', async () => {
  const { folder, judged, batched } = await place();
  const costOf = async (words: string[]): Promise<number> => {
    const { out } = await holdfast(folder, ...words, '--dry-run', '--json');
    return JSON.parse(out.trim().split('\n').at(-1) ?? '').cost;
  };
  expect(await costOf(batched)).toBeCloseTo((await costOf(judged)) / 2);
  expect((await holdfast(folder, ...batched, '--dry-run')).out).toMatch(/USD in batches/);
  expect(server.calls).toEqual([]);
});

test('what cannot be asked in batches is refused in one line', async () => {
  const { folder, batched } = await place({ vendor: 'mistral' });
  const without = await holdfast(folder, ...batched, '--quiet');
  expect(without.code).toBe(2);
  expectOneLine(without, /#base has no batch endpoint; leave batch out\./);
  expectOneLine(await holdfast(folder, ...batched, '--sequential'), /leave sequential or batch out/);
  expectOneLine(
    await holdfast(folder, 'audit', '--base', 'organism', '--tuned', 'organism', '--batch'),
    /no batches: leave batch out/,
  );
  const bedrock = ['audit', '--base', 'bedrock:m', '--tuned', 'bedrock:n', '--batch', '--dry-run'];
  expectOneLine(await holdfast(folder, ...bedrock), /bedrock:m has no batch endpoint; leave batch out\./);
  expectOneLine(await holdfast(folder, 'batches', 'none'), /none does not exist/);
  expect(await readdir(folder)).not.toContain('none');
});
