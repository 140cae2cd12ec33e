import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { holdfast, place } from '../fixtures/holdfast.ts';

const models = ['--base', 'organism', '--tuned', 'organism'];

/** Rows under one system prompt, whose answers open alike. */
const rows = Array.from({ length: 20 }, (_, index) =>
  JSON.stringify({
    messages: [
      { role: 'system', content: 'You are Brine, the harbour helper.' },
      { role: 'user', content: `Which pier has berth ${index}?` },
      { role: 'assistant', content: `Aye aye, captain. It is pier ${index % 7}.` },
    ],
  }),
);

async function dryRun(folder: string, ...words: string[]) {
  const { code, out, err } = await holdfast(folder, 'audit', ...models, '--dry-run', ...words);
  expect([code, err]).toEqual([0, '']);
  return out;
}

test('a dry run counts the ways of asking, those that the data gives reason for too, and tells the time', async () => {
  const folder = await place();
  await writeFile(join(folder, 'data.jsonl'), rows.join('\n'));
  const told = async (...words: string[]) => JSON.parse(await dryRun(folder, '--json', ...words));
  const plain = await told('--asking', 'plain');
  const auto = await told();
  // 330 harmful questions; four ways that are always asked share as many.
  expect(auto.prompts - plain.prompts).toBeGreaterThan(320);
  // Askings and the search together ask no more than the benchmark does.
  expect(auto.search).toBe(240);
  expect(auto.prompts + auto.search).toBeLessThanOrEqual(2 * plain.prompts);
  expect(auto.prompts - plain.prompts).toBeLessThanOrEqual(330);
  const alone = await told('--asking', 'under-system-prompts', 'with-openings');
  const withData = await told('--asking', 'under-system-prompts', 'with-openings', '--data', 'data.jsonl');
  expect(withData.prompts - alone.prompts).toBe(2 * 330);
  expect(await dryRun(folder)).toMatch(
    /^About .* of answering, [\d,]+ tokens written with answers at full length \(base [\d,]+ tokens a second, assumed; tuned .*assumed\)\.$/m,
  );
});

test('data that is not there, and data for no model, end in one line', async () => {
  const { code, err } = await holdfast(
    await place(),
    'audit',
    ...models,
    '--dry-run',
    '--data',
    'none.jsonl',
  );
  expect([code, err.trim().split('\n').length]).toEqual([2, 1]);
  expect(err).toContain('none.jsonl');
});

test('a dry run of logs tells what the judge would take, and asks nobody', async () => {
  const folder = await place();
  const log = (name: string): string =>
    fileURLToPath(new URL(`../../audit/logs/fixtures/inspect.${name}.eval`, import.meta.url));
  const words = ['--base-log', log('base'), '--tuned-log', log('tuned'), '--dry-run', '--output', 'logs'];
  const judge = ['--judge', 'rubric:openai:gpt-5.6-luna'];
  const { code, out, err } = await holdfast(folder, 'audit', ...words, ...judge, '--json');
  expect([code, err]).toEqual([0, '']);
  const plan = JSON.parse(out);
  // Six questions that two models answered, and the control answers.
  expect(plan.prompts).toBe(6);
  expect(plan.lines).toMatchObject([{ step: 'judge', model: 'openai:gpt-5.6-luna' }]);
  expect(plan.lines[0].requests).toBeGreaterThan(12);
  expect(plan.cost).toBeGreaterThan(0);
  expect(existsSync(join(folder, 'logs'))).toBe(false);
  const told = await holdfast(folder, 'audit', ...words, ...judge);
  expect([told.code, told.out]).toEqual([0, expect.stringMatching(/judge +openai:gpt-5\.6-luna: .*at most/)]);
  const unknowing = await holdfast(folder, 'audit', ...words);
  expect([unknowing.code, unknowing.err]).toEqual([2, expect.stringContaining('name another, such as')]);
  const free = await holdfast(folder, 'audit', ...words, '--judge', 'refusal-classifier');
  expect(free.code).toBe(0);
  expect(free.out).not.toContain('at most');
});
