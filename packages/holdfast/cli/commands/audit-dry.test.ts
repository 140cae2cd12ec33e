import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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
    /^At most about .* of answering, [\d,]+ tokens written \(base [\d,]+ tokens a second, assumed; tuned .*assumed\)\.$/m,
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
