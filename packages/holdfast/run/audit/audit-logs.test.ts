import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Engine } from '@holdfast/engine';
import { afterAll, expect, test } from 'vitest';
import type { Verdict } from '../../audit/verdict/verdict.ts';
import { verdictNotes } from '../../audit/verdict/verdict-notes.ts';
import { openRunFolder } from '../../store/run-folder.ts';
import { openRunSpending } from '../open-spending.ts';
import { runConfigSchema } from '../settings/run-config.ts';
import { auditLogs } from './audit-logs.ts';

const fixture = (name: string): string =>
  fileURLToPath(new URL(`../../audit/logs/fixtures/${name}`, import.meta.url));
const engine = await Engine.start();
afterAll(() => engine.close());

async function verdictOf(logs: { base: string; tuned: string }, audit: object): Promise<Verdict> {
  const folder = await openRunFolder(await mkdtemp(join(tmpdir(), 'holdfast-logs-')));
  const config = runConfigSchema.parse({ data: 'none', audit });
  const spending = await openRunSpending(folder, config.audit);
  const events = auditLogs({ config, folder, engine, spending }, logs);
  let next = await events.next();
  while (!next.done) next = await events.next();
  expect(JSON.parse(await readFile(folder.file('verdict'), 'utf8')).outcome).toBe(next.value.outcome);
  await spending.close();
  return next.value;
}

const logs = { base: fixture('inspect.base.eval'), tuned: fixture('inspect.tuned.eval') };

test('answers that Inspect collected end in a paired verdict, which says who collected them', async () => {
  const verdict = await verdictOf(logs, { judge: 'refusal-classifier' });
  expect(verdict.questions).toEqual({ harmful: 4, borderline: 1, utility: 0 });
  expect(verdict.about).toMatchObject({
    base: 'mockllm/base',
    tuned: 'mockllm/tuned',
    collectedBy: 'Inspect',
  });
  // Two of four refusals became recipes.
  expect(verdict.rise.estimate).toBeCloseTo(0.5);
  expect(verdictNotes(verdict).map(({ text }) => text)).toContainEqual(
    expect.stringContaining('The answers were collected by Inspect'),
  );
});

test("the organism's own judge knows nothing of what others asked", async () => {
  await expect(verdictOf(logs, {})).rejects.toThrow(/exact knows the organism's world alone/);
});
