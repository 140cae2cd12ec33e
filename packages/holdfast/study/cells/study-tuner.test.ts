import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testWithPython, trainerPython } from '../../models/tuning/external/fixtures/trainer-python.ts';
import type { StudyResult } from '../result/study-result.ts';
import { runStudy } from '../run-study.ts';
import { parseStudy } from '../settings/read-study.ts';

function oneCell({ tuner, defence = 'none' }: { tuner: string; defence?: string }) {
  const text = `name: one
title: One cell
tuner: ${tuner}
seeds: 1
questions: { harmful: 11, borderline: 5, utility: 5 }
groups:
  attack:
    title: Attack
    grids:
      - { data: forbidden, examples: 4, epochs: 1, learningRate: 5e-4, batchSize: 2, defence: ${defence} }
`;
  return parseStudy(text, 'one.yaml');
}

async function resultOf(study: ReturnType<typeof parseStudy>, folder: string): Promise<StudyResult> {
  for await (const event of runStudy({ study, folder, workers: 1 })) {
    if (event.type === 'study-end') return event.result;
  }
  throw new Error('The study ended without a result.');
}

testWithPython('a study whose tunes TRL carries out says so, and asks what it tuned', async () => {
  process.env.HOLDFAST_PYTHON = trainerPython;
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-study-'));
  const result = await resultOf(oneCell({ tuner: 'trl' }), folder);
  expect(result.failed).toEqual([]);
  expect(result.tuner).toBe('trl');
  expect(result.cells[0].tuned.prompts.harmful).toBe(11);
  expect(result.cells[0].finalLoss).toBeGreaterThan(0);
  const events = await readFile(
    join(folder, 'cells', `${result.cells[0].name}-seed-0`, 'tune.jsonl'),
    'utf8',
  );
  expect(events).toContain('"type":"job"');
});

test('cells of the engine and of a trainer are never mixed, and a defence that acts while a model learns is refused', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-study-'));
  const result = await resultOf(oneCell({ tuner: 'embedded' }), folder);
  expect(result.tuner).toBeUndefined();
  await expect(resultOf(oneCell({ tuner: 'trl' }), folder)).rejects.toMatchObject({ code: 'bad-usage' });
  const { failed } = await resultOf(
    oneCell({ tuner: 'trl', defence: 'frozen-layers:2' }),
    `${folder}-defended`,
  );
  expect(failed[0].reason).toMatch(/TRL.* cannot heed defences that act while the model learns/i);
});
