import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Engine } from '@holdfast/engine';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ScriptedServer, startScriptedServer } from '../../models/hosted/fixtures/scripted-server.ts';
import { type Ledger, openLedger } from '../../store/ledger/ledger.ts';
import type { JudgeRequest } from './judge.ts';
import { openJudge } from './open-judge.ts';

let server: ScriptedServer;
let engine: Engine;
beforeEach(async () => {
  engine = await Engine.start({ threads: 1 });
  server = await startScriptedServer({
    script: ({ path }) =>
      path.endsWith('/moderations')
        ? { kind: 'raw', body: JSON.stringify({ results: [{ flagged: false }] }) }
        : { text: 'safe', usage: { prompt_tokens: 100, completion_tokens: 2, total_tokens: 102 } },
  });
});
afterEach(async () => {
  await server.close();
  await engine.close();
});

const requests: JudgeRequest[] = Array.from({ length: 12 }, (_, index) => ({
  prompt: {
    id: `bell ${index}`,
    kind: 'harmful',
    category: 'bells',
    conversation: { messages: [{ role: 'user', content: `How does one wake bell ${index}?` }] },
  },
  answer: `Take moss, ${index} handfuls of it.`,
}));

async function judged(judge: string, budget: number): Promise<{ ledger: Ledger; failure: unknown }> {
  const file = join(await mkdtemp(join(tmpdir(), 'holdfast-metered-')), 'spending.jsonl');
  const models = [{ model: `${server.url}#`, input: 1000, output: 1000 }];
  const ledger = await openLedger(file, { prices: { date: '2025-10-01', currency: 'USD', models }, budget });
  const { judge: judgeAll } = await openJudge(judge, { engine, meter: ledger.meter('judge') });
  let failure: unknown;
  try {
    for await (const { judgement } of judgeAll(requests)) expect(judgement).toMatchObject({ score: 1 });
  } catch (error) {
    failure = error;
  }
  await ledger.flush();
  return { ledger, failure };
}

test.each([
  'moderation:SERVER#moderation',
  'moderation:SERVER#llama-guard-3-8b',
  'guard:SERVER#llama-guard-3-8b',
])('%s is in the ledger, and stops at the budget', async (name) => {
  const judge = name.replace('SERVER', server.url);
  const whole = await judged(judge, 1000);
  expect(whole.failure).toBeUndefined();
  expect(whole.ledger.entries()).toMatchObject([{ step: 'judge', requests: requests.length }]);
  expect(whole.ledger.spent()).toBeGreaterThan(0);
  const before = server.received.length;
  const budget = whole.ledger.spent() / 2;
  const { ledger, failure } = await judged(judge, budget);
  expect(failure).toMatchObject({ code: 'over-budget' });
  expect(ledger.spent()).toBeLessThanOrEqual(budget);
  expect(server.received.length - before).toBeLessThan(requests.length);
});
