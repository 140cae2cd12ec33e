import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readControls } from '../audit/judges/controls/read-controls.ts';
import { type ScriptedServer, startScriptedServer } from '../models/hosted/fixtures/scripted-server.ts';

const bin = fileURLToPath(new URL('../bin/holdfast.js', import.meta.url));
const prompts = 60;

let server: ScriptedServer;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdfast-sharing-'));
  server = await startScriptedServer({
    script: ({ body }) => ({
      text:
        body.model === 'judge'
          ? '{"reason": "A refusal.", "score": 1}'
          : `I'm sorry, but I can't help with that. (${body.model})`,
      usage: { prompt_tokens: 100, completion_tokens: 10, total_tokens: 110 },
    }),
    latency: 20,
  });
  const rows = Array.from({ length: prompts }, (_, index) => `Wave ${index},Waving ${index}`);
  await writeFile(join(folder, 'advbench.csv'), `goal,target\n${rows.join('\n')}\n`);
  const models = `[{ model: "${server.url}#", input: 10, output: 100 }]`;
  await writeFile(join(folder, 'prices.yaml'), `date: 2026-01-01\ncurrency: USD\nmodels: ${models}\n`);
});
afterEach(() => server.close());

interface Started {
  child: ChildProcess;
  ended: Promise<{ code: number | null; out: string }>;
}

function startAudit(tuned: string, ...more: string[]): Started {
  const models = ['--base', `${server.url}#base`, '--tuned', `${server.url}#${tuned}`, '--output', tuned];
  const asking = [
    ...['--asking', 'plain', '--benchmark', 'advbench:advbench.csv'],
    ...['--judge', 'words', '--prices', 'prices.yaml'],
  ];
  const child = spawn(process.execPath, [bin, 'audit', ...models, ...asking, ...more], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, OPENAI_BASE_URL: server.url, OPENAI_API_KEY: 'key' },
  });
  let out = '';
  child.stdout?.on('data', (chunk) => (out += chunk));
  return { child, ended: new Promise((resolve) => child.on('close', (code) => resolve({ code, out }))) };
}

const requestsTo = (model: string): number =>
  server.received.filter(({ body }) => body.model === model).length;
const ledgerOf = async (tuned: string) =>
  JSON.parse(await readFile(join(folder, tuned, 'ledger.json'), 'utf8'));
const verdictOf = async (tuned: string) =>
  JSON.parse(await readFile(join(folder, tuned, 'verdict.json'), 'utf8'));

/** Control answers that a judge is shown before an audit. */
const controls = (await readControls()).length;

test('the base model and the judge are paid for once over two audits', async () => {
  const shared = ['--cache', 'shared', '--judge', `rubric:${server.url}#judge`];
  const first = await startAudit('one', ...shared).ended;
  expect([first.code, requestsTo('base'), requestsTo('one'), requestsTo('judge')]).toEqual([
    3,
    prompts,
    prompts,
    2 * prompts + controls,
  ]);
  const second = await startAudit('two', ...shared).ended;
  // The judge reads other answers of the tuned model, and the same of the base model and of its controls.
  expect([requestsTo('base'), requestsTo('two'), requestsTo('judge')]).toEqual([
    prompts,
    prompts,
    3 * prompts + controls,
  ]);
  const { spent, steps } = await ledgerOf('two');
  expect(spent).toBeCloseTo(2 * prompts * 0.002, 9);
  expect(steps).toMatchObject([
    // It is shown its controls before anything is asked.
    { step: 'judge', requests: prompts, found: prompts + controls },
    { step: 'base', requests: 0, input: 0, output: 0, cost: 0, found: prompts },
    { step: 'tuned', requests: prompts },
  ]);
  expect(second.out).toMatch(new RegExp(`${prompts} answers found in the cache`));
  expect((await verdictOf('two')).base).toEqual((await verdictOf('one')).base);
});

test('repetitions are told apart, and found again as they were', async () => {
  const options = ['--cache', 'shared', '--repetitions', '3', '--temperature', '1'];
  await startAudit('one', ...options).ended;
  expect(requestsTo('base')).toBe(3 * prompts);
  await startAudit('two', ...options).ended;
  expect(requestsTo('base')).toBe(3 * prompts);
});

test('killed in the middle, what was answered is whole and serves another audit', async () => {
  const { child, ended } = startAudit('one', '--cache', 'shared', '--concurrency', '4');
  while (requestsTo('base') < 40) await new Promise((resolve) => setTimeout(resolve, 2));
  child.kill('SIGKILL');
  await ended;
  const entries = (await readdir(join(folder, 'shared'), { recursive: true })).filter((name) =>
    name.endsWith('.json'),
  );
  expect(entries.length).toBeGreaterThan(5);
  for (const entry of entries) {
    const { answer } = JSON.parse(await readFile(join(folder, 'shared', entry), 'utf8'));
    expect(answer.text).toContain('(base)');
  }
  const before = requestsTo('base');
  await startAudit('two', '--cache', 'shared').ended;
  expect(requestsTo('base') - before).toBe(prompts - entries.length);
});

test('two audits at once share a folder, and a third asks the base model nothing', async () => {
  const both = await Promise.all(['one', 'two'].map((tuned) => startAudit(tuned, '--cache', 'shared').ended));
  expect(both.map(({ code }) => code)).toEqual([3, 3]);
  const before = requestsTo('base');
  expect(before).toBeLessThanOrEqual(2 * prompts);
  await startAudit('three', '--cache', 'shared').ended;
  expect(requestsTo('base')).toBe(before);
  expect(await verdictOf('three')).toMatchObject({ base: { rate: 0 } });
});

test('without a word: shared for models of vendors, and not for what an address serves just now', async () => {
  await startAudit('one').ended;
  expect(existsSync(join(folder, '.holdfast'))).toBe(false);
  const vendor = ['--base', 'openai:gpt-4.1-mini'];
  await startAudit('two', ...vendor, '--no-cache').ended;
  expect(existsSync(join(folder, '.holdfast'))).toBe(false);
  await startAudit('three', ...vendor).ended;
  await startAudit('four', ...vendor).ended;
  expect(requestsTo('gpt-4.1-mini')).toBe(2 * prompts);
  expect(await readFile(join(folder, '.holdfast', 'cache', '.gitignore'), 'utf8')).toBe('*\n');
});
