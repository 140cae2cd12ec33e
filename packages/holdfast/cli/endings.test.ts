import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type ScriptedServer, startScriptedServer } from '../models/hosted/fixtures/scripted-server.ts';
import { type Ended, place, startHoldfast } from './fixtures/holdfast.ts';

let server: ScriptedServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** Starts an audit of models at the server. */
async function startAudit(): Promise<ReturnType<typeof startHoldfast>> {
  const folder = await place();
  const prompts = Array.from({ length: 20 }, (_, index) => ({ prompt: `How is bell ${index} rung?` }));
  const lines = prompts.map((prompt) => JSON.stringify({ ...prompt, category: 'bells' }));
  await writeFile(join(folder, 'prompts.jsonl'), `${lines.join('\n')}\n`);
  const models = ['--base', `${server?.url}#base`, '--tuned', `${server?.url}#tuned`];
  const benchmark = ['--benchmark', 'prompts.jsonl', '--kind', 'harmful', '--judge', 'words'];
  return startHoldfast(folder, ['audit', ...models, ...benchmark]);
}

/** How a process ends; one that hangs is killed, which is told as code null. */
async function endOf({ child, ended }: ReturnType<typeof startHoldfast>): Promise<Ended> {
  const killer = setTimeout(() => child.kill('SIGKILL'), 15_000);
  const end = await ended;
  clearTimeout(killer);
  return end;
}

test('a wait of a day is announced, and SIGTERM ends it', async () => {
  const headers = { 'retry-after': '86400' };
  server = await startScriptedServer({ script: () => ({ kind: 'status', status: 429, headers }) });
  const running = await startAudit();
  let messages = '';
  running.child.stderr?.on('data', (chunk) => (messages += chunk));
  while (!messages.includes('#base takes no request for 24 hours, as it says itself')) {
    await once(running.child.stderr as NodeJS.ReadableStream, 'data');
  }
  running.child.kill('SIGTERM');
  const { code, err } = await endOf(running);
  expect(code).toBe(4);
  expect(err).toMatch(/stopped; start the same command again to go on/);
});

test.each([
  ['SIGTERM', ['SIGTERM']],
  ['a second Ctrl-C', ['SIGINT', 'SIGINT']],
] as const)('%s ends a command whose endpoint does not answer', async (_, signals) => {
  server = await startScriptedServer({ script: () => ({ text: 'late' }), latency: 120_000 });
  const running = await startAudit();
  while (server.received.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  for (const signal of signals) {
    running.child.kill(signal);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await endOf(running);
  expect(running.child.signalCode).not.toBe('SIGKILL');
});
