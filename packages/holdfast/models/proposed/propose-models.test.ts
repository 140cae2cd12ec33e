import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findPrice, leavesWithin } from '../../data/prices/price-table.ts';
import { readPrices } from '../../data/prices/read-prices.ts';
import { liveModels } from './live-models.ts';
import { oldProposals, proposeJudges, proposeModels } from './propose-models.ts';

test('what is there is proposed: folders, keyed services, the cache, and the organism and the charter model for practice', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-propose-'));
  for (const file of ['config.json', 'tokenizer.json']) {
    await mkdir(join(folder, 'chat'), { recursive: true });
    await writeFile(join(folder, 'chat', file), '{}');
  }
  await mkdir(join(folder, 'pictures'));
  await writeFile(join(folder, 'small.gguf'), '');
  const environment = { TOGETHER_API_KEY: 'key', FIREWORKS_API_KEY: ' ', HF_HUB_CACHE: join(folder, 'none') };
  expect(await proposeModels({ folder, environment })).toEqual([
    { model: './chat', reason: 'folder' },
    { model: './small.gguf', reason: 'folder' },
    { model: liveModels.tuned.together, reason: 'key' },
    { model: 'organism', reason: 'practice' },
    { model: 'charter', reason: 'realPractice' },
  ]);
  const korean = await proposeModels({ folder: join(folder, 'pictures'), environment, language: 'ko' });
  expect(korean.slice(-2).map(({ model }) => model)).toEqual(['organism-korean', 'charter']);
});

test('a judge of another vendor than the model comes first', () => {
  const environment = { OPENAI_API_KEY: 'a', MISTRAL_API_KEY: 'b', ANTHROPIC_API_KEY: '' };
  const { OPENAI_API_KEY: openai, MISTRAL_API_KEY: mistral } = liveModels.judges;
  expect(proposeJudges('openai:gpt-x', environment)).toEqual([`rubric:${mistral}`, `rubric:${openai}`]);
  expect(proposeJudges('./chat', environment)).toEqual([`rubric:${openai}`, `rubric:${mistral}`]);
  expect(proposeJudges('./chat', {})).toEqual([]);
});

test('proposals are told as old after 90 days, and not before', () => {
  const day = Date.parse(liveModels.knownOn);
  const after = (days: number) => new Date(day + days * 24 * 60 * 60 * 1000);
  expect([90, 91].map((days) => oldProposals(after(days)))).toEqual([undefined, liveModels.knownOn]);
});

test('no model is proposed that is told as leaving', async () => {
  const prices = await readPrices();
  for (const model of [...Object.values(liveModels.tuned), ...Object.values(liveModels.judges)]) {
    expect([model, findPrice(prices, model)?.shutdown]).toEqual([model, undefined]);
  }
  expect(leavesWithin(prices, 'openai:gpt-4.1-mini', { days: 90, now: new Date('2026-11-26') })).toBe(
    '2027-01-14',
  );
});
