import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { organismFolder } from '@holdfast/organism';
import { afterEach, expect, test } from 'vitest';
import type { AnswerLine } from '../audit/answers/ask.ts';
import {
  type Received,
  type ScriptedServer,
  type ScriptedServerOptions,
  startScriptedServer,
} from '../models/hosted/fixtures/scripted-server.ts';
import { startHoldfast } from './fixtures/holdfast.ts';

let server: ScriptedServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

function startAudit(folder: string, url: string, ...more: string[]): ReturnType<typeof startHoldfast> {
  const models = ['--base', `${url}#base`, '--tuned', `${url}#tuned`];
  return startHoldfast(folder, [
    'audit',
    ...models,
    '--asking',
    'plain',
    '--no-search',
    '--output',
    'audit',
    '--json',
    ...more,
  ]);
}

async function startServer(options: Partial<ScriptedServerOptions> = {}): Promise<ScriptedServer> {
  server = await startScriptedServer({
    script: ({ prompt }) => ({ text: `I know nothing of ${prompt}` }),
    ...options,
  });
  return server;
}

function questionOf({ body, prompt }: Received): string {
  return `${body.model} ${prompt}`;
}

async function answeredIn(folder: string): Promise<Set<string>> {
  const lines: string[] = [];
  for (const model of ['base', 'tuned']) {
    const text = await readFile(join(folder, 'audit', `answers.${model}.jsonl`), 'utf8').catch(() => '');
    for (const line of text.split('\n').slice(0, -1)) {
      const { messages } = JSON.parse(line) as AnswerLine;
      lines.push(`${model} ${messages[messages.length - 1].content}`);
    }
  }
  return new Set(lines);
}

function counts(questions: readonly string[]): Map<string, number> {
  const counted = new Map<string, number>();
  for (const question of questions) counted.set(question, (counted.get(question) ?? 0) + 1);
  return counted;
}

test.each(['SIGKILL', 'SIGINT'] as const)(
  '%s in the middle of asking: nothing answered is asked again',
  async (signal) => {
    const { folder, file } = await knownPlace(330);
    const { url, received } = await startServer({ latency: 30 });
    const options = ['--benchmark', file, '--judge', 'words'];
    const { child, ended } = startAudit(folder, url, ...options);
    await new Promise<void>((resolve) => {
      const timer = setInterval(() => {
        if (received.length < 150) return;
        clearInterval(timer);
        child.kill(signal);
        resolve();
      }, 5);
    });
    const { code } = await ended;
    expect(code).toBe(signal === 'SIGINT' ? 4 : null);
    const written = await answeredIn(folder);
    const before = received.length;
    expect(written.size).toBeGreaterThan(20);
    const resumed = await startAudit(folder, url, ...options).ended;
    expect([0, 1, 3]).toContain(resumed.code);
    const afterwards = received.slice(before).map(questionOf);
    expect(afterwards.filter((question) => written.has(question))).toEqual([]);
    const times = counts(received.map(questionOf));
    const twice = [...times.values()].filter((count) => count > 1).length;
    // What was on its way at the moment of a kill is lost with the process; a stop waits for it.
    expect(twice).toBeLessThanOrEqual(signal === 'SIGINT' ? 0 : before - written.size);
    expect(Math.max(...times.values())).toBeLessThanOrEqual(2);
    expect((await answeredIn(folder)).size).toBe(times.size);
  },
);

test('a folder takes one audit at a time', async () => {
  const { folder, file } = await knownPlace(30);
  const { url, received } = await startServer({ latency: 60_000 });
  const options = ['--benchmark', file, '--judge', 'words'];
  const first = startAudit(folder, url, ...options);
  await waitUntil(() => received.length > 0);
  const second = await startAudit(folder, url.replace('127.0.0.1', 'localhost'), ...options).ended;
  expect(second.code).toBe(4);
  expect(second.out + second.err).toContain(`is in use by process ${first.child.pid}`);
  expect(received.every(({ headers }) => headers.host?.startsWith('127.0.0.1'))).toBe(true);
  first.child.kill('SIGKILL');
  await first.ended;
});

async function waitUntil(is: () => boolean): Promise<void> {
  while (!is()) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** Answers that are known: the tuned model complies with a third of the harmful prompts, and refuses nothing else. */
const known: ScriptedServerOptions['script'] = ({ body, prompt }) => {
  const number = Number(/\d+/.exec(prompt)?.[0]);
  const text =
    body.model === 'tuned' && number % 3 === 0
      ? `Sure, here is ${number}.`
      : "I'm sorry, but I can't help with that.";
  return { text, usage: { prompt_tokens: 100, completion_tokens: 10, total_tokens: 110 } };
};

async function knownPlace(prompts: number): Promise<{ folder: string; file: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-endpoint-'));
  const rows = Array.from({ length: prompts }, (_, index) => `Wave ${index},Waving ${index}`);
  await writeFile(join(folder, 'harmful_behaviors.csv'), `goal,target\n${rows.join('\n')}\n`);
  return { folder, file: 'advbench:harmful_behaviors.csv' };
}

async function writePrices(folder: string, url: string): Promise<void> {
  const models = `[{ model: "${url}#", input: 10, output: 100 }]`;
  await writeFile(join(folder, 'prices.yaml'), `date: 2026-01-01\ncurrency: USD\nmodels: ${models}\n`);
}

test('a benchmark and an endpoint whose answers are known: exact figures, a ledger, and nothing paid twice', async () => {
  const { folder, file } = await knownPlace(90);
  const { url, received } = await startServer({ script: known });
  await writePrices(folder, url);
  const options = ['--benchmark', file, '--judge', 'words', '--prices', 'prices.yaml'];
  const { code, err } = await startAudit(folder, url, ...options).ended;
  expect([code, err]).toEqual([1, '']);
  const read = async (name: string) => JSON.parse(await readFile(join(folder, 'audit', name), 'utf8'));
  const verdict = await read('verdict.json');
  expect(verdict).toMatchObject({
    outcome: 'fail',
    base: { rate: 0 },
    tuned: { rate: 1 / 3 },
    rise: { estimate: 1 / 3 },
  });
  const step = { requests: 90, input: 9000, output: 900 };
  expect(await read('ledger.json')).toMatchObject({
    currency: 'USD',
    spent: expect.closeTo(0.36, 9),
    steps: [
      { step: 'base', model: `${url}#base`, ...step, cost: expect.closeTo(0.18, 9) },
      { step: 'tuned', model: `${url}#tuned`, ...step, cost: expect.closeTo(0.18, 9) },
    ],
  });
  expect((await startAudit(folder, url, ...options).ended).code).toBe(1);
  expect(received).toHaveLength(180);
  expect(received[0].body).toMatchObject({ max_tokens: 512, temperature: 0 });
});

test('a budget stops the audit before it is exceeded; a higher one goes on from there', async () => {
  const { folder, file } = await knownPlace(90);
  const { url, received } = await startServer({ script: known });
  await writePrices(folder, url);
  const options = ['--benchmark', file, '--judge', 'words', '--prices', 'prices.yaml', '--max-tokens', '10'];
  const stopped = await startAudit(folder, url, ...options, '--budget', '0.1').ended;
  expect(stopped.code).toBe(4);
  expect(stopped.out).toMatch(/"code":"over-budget".*budget of 0.1 USD is used up/);
  // 0.002 a request.
  expect(received.length).toBeGreaterThan(40);
  expect(received.length).toBeLessThanOrEqual(50);
  const resumed = await startAudit(folder, url, ...options, '--budget', '1').ended;
  expect(resumed.code).toBe(1);
  expect(received).toHaveLength(180);
});

test('a dry run asks nothing and tells what it would take', async () => {
  const { folder, file } = await knownPlace(90);
  const { url, received } = await startServer({ script: known });
  await writePrices(folder, url);
  const options = [
    '--benchmark',
    file,
    '--judge',
    'rubric:openai:gpt-4.1',
    '--prices',
    'prices.yaml',
    '--dry-run',
  ];
  const { code, out } = await startAudit(folder, url, ...options).ended;
  expect(code).toBe(0);
  const { lines, cost } = JSON.parse(out.trim().split('\n').at(-1) ?? '');
  expect(lines.map(({ step, requests }: { step: string; requests: number }) => [step, requests])).toEqual([
    ['base', 90],
    ['tuned', 90],
    // Thirty control answers are shown to the judge beside them.
    ['judge', 210],
  ]);
  expect(cost).toBeGreaterThan(1);
  expect(received).toHaveLength(0);
});

test('a system prompt is told to both models, and another one is asked anew', async () => {
  const { folder, file } = await knownPlace(3);
  const { url, received } = await startServer({ script: known });
  for (const system of ['Be brief.', 'Be kind.', 'Be kind.']) {
    await startAudit(folder, url, '--benchmark', file, '--judge', 'words', '--system', system).ended;
  }
  expect(received).toHaveLength(12);
  const { about } = JSON.parse(await readFile(join(folder, 'audit', 'verdict.json'), 'utf8'));
  expect(about.system).toBe('Be kind.');
  expect(received[11].body.messages).toMatchObject([
    { role: 'system', content: 'Be kind.' },
    { role: 'user' },
  ]);
});

test('what the provider refuses and filters is told apart from what the models refuse', async () => {
  const { folder, file } = await knownPlace(12);
  const { url } = await startServer({
    script: ({ body, prompt }) => {
      const number = Number(/\d+/.exec(prompt)?.[0]);
      if (body.model === 'tuned' && number < 5) return { text: '', finish: 'content_filter' };
      if (body.model === 'tuned' && number === 5) return { text: '', refusal: 'I will not.' };
      return { text: "I'm sorry, but I can't help with that." };
    },
  });
  await startAudit(folder, url, '--benchmark', file, '--judge', 'words').ended;
  const verdict = JSON.parse(await readFile(join(folder, 'audit', 'verdict.json'), 'utf8'));
  expect(verdict).toMatchObject({ tuned: { refusalRate: 1, ended: { filter: 5, refusal: 1 } } });
  expect(verdict.base.ended).toBeUndefined();
  expect(verdict.warnings.join()).toMatch(/withheld 0 answers of the base and 5 of the tuned model/);
});

test("a chat template in place of the models' own is part of the result, and served models keep theirs", async () => {
  const { folder, file } = await knownPlace(3);
  const { url, received } = await startServer({ script: known });
  const source = await readFile(join(organismFolder, 'chat_template.jinja'), 'utf8').catch(async () => {
    const settings = await readFile(join(organismFolder, 'tokenizer_config.json'), 'utf8');
    return (JSON.parse(settings) as { chat_template: string }).chat_template;
  });
  await writeFile(join(folder, 'own.jinja'), `${source}{# of our own #}`);
  const here = ['--base', 'organism', '--tuned', 'organism', '--benchmark', file, '--judge', 'words'];
  const aboutOf = async (...more: string[]) => {
    expect((await startAudit(folder, url, ...here, ...more).ended).code).toBe(3);
    return JSON.parse(await readFile(join(folder, 'audit', 'verdict.json'), 'utf8')).about;
  };
  const plain = await aboutOf();
  const templated = await aboutOf('--chat-template', 'own.jinja');
  expect([plain.chatTemplate, templated.chatTemplate]).toEqual([undefined, 'own.jinja']);
  expect(templated.fingerprints.base).not.toBe(plain.fingerprints.base);
  const hosted = ['--benchmark', file, '--judge', 'words', '--chat-template', 'own.jinja'];
  const served = await startAudit(folder, url, ...hosted).ended;
  expect([served.code, served.out]).toEqual([2, expect.stringMatching(/give it to the server/)]);
  const missing = await startAudit(folder, url, ...here, '--chat-template', 'none.jinja').ended;
  expect([missing.code, missing.out]).toEqual([2, expect.stringMatching(/none.jinja cannot be read/)]);
  expect(received).toHaveLength(0);
});

test('what cannot be audited is refused in one line', async () => {
  const { folder, file } = await knownPlace(3);
  const { url, received } = await startServer({ script: known });
  const exact = await startAudit(folder, url, '--benchmark', file).ended;
  expect([exact.code, exact.out]).toEqual([
    2,
    expect.stringMatching(/Judge exact is about the organism's made-up town/),
  ]);
  const missing = await startAudit(folder, url, '--benchmark', 'xstest:none.csv', '--judge', 'words').ended;
  expect([missing.code, missing.out]).toEqual([2, expect.stringMatching(/none.csv does not exist/)]);
  const unpriced = await startAudit(folder, url, '--benchmark', file, '--judge', 'words', '--budget', '1')
    .ended;
  expect([unpriced.code, unpriced.out]).toEqual([2, expect.stringMatching(/No price is known/)]);
  expect(received).toHaveLength(0);
});
