import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readPrices } from '../data/prices/read-prices.ts';
import { startScriptedServer } from '../models/hosted/fixtures/scripted-server.ts';
import { openLedger } from '../store/ledger/ledger.ts';
import { place, startHoldfast } from './fixtures/holdfast.ts';

/** In US dollars, of an answer. */
const price = (10 * 10 + 5 * 100) / 1e6;
const budget = 60 * price;

async function startAudit(more: readonly string[]) {
  const server = await startScriptedServer({
    script: () => ({ text: 'I cannot help with that.' }),
    latency: 40,
  });
  onTestFinished(() => server.close());
  const folder = await place();
  const prompts = Array.from({ length: 80 }, (_, index) => ({ prompt: `Bell ${index}?`, kind: 'harmful' }));
  await writeFile(join(folder, 'prompts.jsonl'), prompts.map((row) => `${JSON.stringify(row)}\n`).join(''));
  const models = `[{ model: "${server.url}#", input: 10, output: 100 }]`;
  await writeFile(join(folder, 'prices.yaml'), `date: 2026-01-01\ncurrency: USD\nmodels: ${models}\n`);
  const words = [
    ...['audit', '--base', `${server.url}#base`, '--tuned', `${server.url}#tuned`, '--judge', 'words'],
    ...['--benchmark', 'prompts.jsonl', '--prices', 'prices.yaml', '--max-tokens', '5'],
    ...['--output', 'audit', '--quiet', ...more],
  ];
  return {
    folder,
    server,
    start: () => startHoldfast(folder, words),
    /** Starts the audit and kills it once so many questions have been asked since the first start. */
    async killAt(questions: number): Promise<void> {
      const { child, ended } = startHoldfast(folder, words);
      while (child.exitCode === null && server.received.length < questions) {
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      child.kill('SIGKILL');
      await ended;
    },
  };
}

test('a budget holds, and the book has all that was asked, after any number of kills', async () => {
  const { folder, server, start, killAt } = await startAudit(['--budget', String(budget)]);
  const bill = () => server.received.length * price;
  for (let kill = 1; kill <= 3; kill++) await killAt(12 * kill);
  const last = await start().ended;
  expect(last.code).toBe(4);
  expect(last.err).toMatch(
    /budget of .* is used up \(.* spent, and up to .* for requests of unknown outcome\)/,
  );
  expect(bill()).toBeLessThanOrEqual(budget);
  const prices = await readPrices(join(folder, 'prices.yaml'));
  const ledger = await openLedger(join(folder, 'audit', 'spending.jsonl'), { prices });
  expect(ledger.spent()).toBeGreaterThanOrEqual(bill() - 1e-9);
  expect(ledger.spent()).toBeLessThanOrEqual(budget + 1e-9);
});

test('a server that honours keys carries out no question twice, whatever is killed', async () => {
  const { server, start, killAt } = await startAudit([]);
  for (let kill = 1; kill <= 2; kill++) await killAt(40 * kill);
  await start().ended;
  const questions = new Set(server.received.map(({ body, prompt }) => `${body.model} ${prompt}`));
  const keys = new Set(server.received.map(({ headers }) => headers['idempotency-key']));
  expect(server.received.length).toBeGreaterThan(questions.size);
  expect(keys.size).toBe(questions.size);
});
