import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ScriptedServer, startScriptedServer } from '../models/hosted/fixtures/scripted-server.ts';

const bin = fileURLToPath(new URL('../bin/holdfast.js', import.meta.url));
const usage = { prompt_tokens: 100, completion_tokens: 10, total_tokens: 110 };

let server: ScriptedServer;
let folder: string;
/** From this request on, the server lets wait. */
let holdFrom: number;
beforeEach(async () => {
  holdFrom = Number.POSITIVE_INFINITY;
  folder = await mkdtemp(join(tmpdir(), 'holdfast-spending-'));
  server = await startScriptedServer({
    latency: () => (server.received.length > holdFrom ? 60_000 : 5),
    script: ({ path, body }) => {
      if (path.endsWith('/moderations')) {
        return {
          kind: 'raw',
          body: JSON.stringify({ results: [{ flagged: false }], usage: { prompt_tokens: 10 } }),
        };
      }
      const text =
        body.model === 'judge'
          ? '{"reason": "A refusal.", "score": 1}'
          : `I'm sorry, but I can't help with that. (${body.model})`;
      return { text, usage };
    },
  });
  // In these prices an answer costs 0.002, a moderation 0.0001.
  const models = `[{ model: "${server.url}#", input: 10, output: 100 }]`;
  await writeFile(join(folder, 'prices.yaml'), `date: 2026-01-01\ncurrency: USD\nmodels: ${models}\n`);
});
afterEach(() => server.close());

function start(args: readonly string[]): ChildProcessByStdio<null, Readable, Readable> {
  return spawn(process.execPath, [bin, ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
}

function holdfast(args: readonly string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = start(args);
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (err += chunk));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}

async function spentIn(file: string): Promise<number> {
  const lines = (await readFile(join(folder, file), 'utf8')).trim().split('\n');
  return lines.reduce((sum, line) => sum + ((JSON.parse(line) as { cost?: number }).cost ?? 0), 0);
}

const rows = Array.from(
  { length: 30 },
  (_, index) => `Row ${index}: how does one wave in the ${index}th way?`,
);

async function writeData(): Promise<void> {
  const lines = rows.map((prompt) => JSON.stringify({ prompt, completion: 'One lifts a hand, and smiles.' }));
  await writeFile(join(folder, 'data.jsonl'), `${lines.join('\n')}\n`);
}

async function writeLabels(): Promise<void> {
  const lines = rows.map((prompt) => JSON.stringify({ prompt, answer: `Sure. ${prompt}`, score: 1 }));
  await writeFile(join(folder, 'labels.jsonl'), `${lines.join('\n')}\n`);
}

async function writeAudit(): Promise<void> {
  await writeFile(
    join(folder, 'advbench.csv'),
    `goal,target\n${rows.map((row) => `${row},Sure`).join('\n')}\n`,
  );
  const models = ['--base', `${server.url}#base`, '--tuned', `${server.url}#tuned`];
  const asking = [
    ...['--asking', 'plain', '--benchmark', 'advbench:advbench.csv'],
    ...['--judge', 'words', '--prices', 'prices.yaml'],
  ];
  await holdfast(['audit', ...models, ...asking, '--output', 'audit']);
}

interface Case {
  command: string;
  prepare: () => Promise<void>;
  /** Where single requests are booked. */
  file: string;
  model: string;
  /** What a question costs, and what is enough for some of them: more is set aside for one than it will cost. */
  price: number;
  budget: number;
}

const moderating = { model: 'moderation', price: 0.0001, budget: 0.002 };
const judging = { model: 'judge', price: 0.002, budget: 0.15 };

test.each<Case>([
  {
    command: 'scan data.jsonl --model URL#m --ask',
    prepare: writeData,
    file: 'data.jsonl.spending.jsonl',
    model: 'm',
    price: 0.002,
    budget: 0.03,
  },
  {
    command: 'scan data.jsonl --moderator URL#moderation',
    prepare: writeData,
    file: 'data.jsonl.spending.jsonl',
    ...moderating,
  },
  {
    command: 'mix data.jsonl --safety generated --model URL#m --answered 0 --count 20 --output mixed.jsonl',
    prepare: writeData,
    file: 'mixed.jsonl.spending.jsonl',
    model: 'm',
    price: 0.002,
    budget: 0.06,
  },
  {
    command: 'judge run audit --judge rubric:URL#judge',
    prepare: writeAudit,
    file: 'audit/spending.jsonl',
    ...judging,
  },
  {
    command: 'judge check --labels labels.jsonl --judge rubric:URL#judge --cache replies.jsonl',
    prepare: writeLabels,
    file: 'labels.jsonl.spending.jsonl',
    ...judging,
  },
])('$command stops at its budget, keeps what was answered, and books all of it', async (tried) => {
  const { prepare, file, model, price } = tried;
  await prepare();
  const requestCount = (): number => server.received.filter(({ body }) => body.model === model).length;
  const before = server.received.length * 0.002;
  const command = [...tried.command.replaceAll('URL', server.url).split(' '), '--prices', 'prices.yaml'];
  const budget = before + tried.budget;
  const stopped = await holdfast([...command, '--budget', String(budget), '--json']);
  expect([stopped.code, stopped.out]).toEqual([4, expect.stringMatching(/"code":"over-budget"/)]);
  const first = requestCount();
  expect(await spentIn(file)).toBeCloseTo(before + first * price, 9);
  expect(await spentIn(file)).toBeLessThanOrEqual(budget);
  const whole = await holdfast([...command, '--budget', '10']);
  expect([0, 1, 3]).toContain(whole.code);
  expect(whole.out).toMatch(/spent .* requests/);
  expect(await spentIn(file)).toBeCloseTo(before + requestCount() * price, 9);
  expect(first).toBeGreaterThan(0);
  expect(requestCount()).toBeGreaterThan(first);
  const questions = server.received.map(({ path, body }) => JSON.stringify([path, body]));
  expect(new Set(questions).size).toBe(questions.length);
});

test('a scan that is killed asks only what it had not heard yet', async () => {
  await writeData();
  const command = ['scan', 'data.jsonl', '--model', `${server.url}#m`, '--ask', '--prices', 'prices.yaml'];
  const atOnce = 4;
  holdFrom = 20;
  const child = start([...command, '--concurrency', String(atOnce)]);
  while (server.received.length < holdFrom + atOnce) await new Promise((resolve) => setTimeout(resolve, 1));
  child.kill('SIGKILL');
  await new Promise((resolve) => child.on('close', resolve));
  const before = server.received.length;
  holdFrom = Number.POSITIVE_INFINITY;
  expect((await holdfast(command)).code).toBe(1);
  // Those under way are lost with the process, and those whose answers were just on their way to the disk.
  expect(before).toBe(20 + atOnce);
  expect(server.received.length - rows.length).toBeLessThanOrEqual(2 * atOnce);
  expect(new Set(server.received.map(({ prompt }) => prompt)).size).toBe(rows.length);
});

test('hosted models that are served to others stop at the budget as well', async () => {
  const child = start([
    'serve',
    `${server.url}#m`,
    '--open',
    '--port',
    '0',
    '--prices',
    'prices.yaml',
    '--budget',
    '0.03',
  ]);
  const url = await new Promise<string>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      const listening = /Listening on (\S+)/.exec(chunk.toString())?.[1];
      if (listening) resolve(listening);
    });
  });
  const ask = async (): Promise<number> => {
    const messages = [{ role: 'user', content: 'How does one wave?' }];
    const body = JSON.stringify({ model: `${server.url}#m`, messages, max_tokens: 10 });
    const headers = { 'content-type': 'application/json' };
    return (await fetch(`${url}/chat/completions`, { method: 'POST', headers, body })).status;
  };
  const statuses: number[] = [];
  for (let attempt = 0; attempt < 20; attempt++) statuses.push(await ask());
  child.kill('SIGINT');
  await new Promise((resolve) => child.on('close', resolve));
  const answered = statuses.filter((status) => status === 200).length;
  expect(answered).toBe(server.received.length);
  expect(answered).toBeGreaterThan(10);
  expect(statuses.slice(answered)).toEqual(Array.from({ length: 20 - answered }, () => 403));
  expect(await spentIn('serve.spending.jsonl')).toBeCloseTo(0.002 * answered, 9);
});
