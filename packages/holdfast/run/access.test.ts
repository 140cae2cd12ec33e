import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { modelFreeJudges } from '../audit/judges/judge-names.ts';
import { missingAccess } from './access.ts';
import { runConfigSchema } from './settings/run-config.ts';

afterEach(() => vi.unstubAllEnvs());

const missingWith = (judge: string): Promise<string[]> =>
  missingAccess(runConfigSchema.parse({ model: 'organism', data: '-', audit: { judge } }));

test.each([...modelFreeJudges, modelFreeJudges.join(' + '), './my-judge.ts'])(
  'a run whose judge is %s lacks no model',
  async (judge) => {
    expect(await missingWith(judge)).toEqual([]);
  },
);

test('a run lacks the key and the folder of a model that judges, also one that is called like a judge', async () => {
  vi.stubEnv('OPENAI_API_KEY', undefined);
  expect(await missingWith('words + rubric:openai:m')).toEqual([expect.stringContaining('OPENAI_API_KEY')]);
  expect(await missingWith('rubric:words')).toEqual([expect.stringContaining('words')]);
});

test('a file of safety examples is read before anything begins, row by row', async () => {
  const missingFor = async (text: string): Promise<string[]> => {
    const safety = join(await mkdtemp(join(tmpdir(), 'holdfast-access-')), 'refusals.csv');
    await writeFile(safety, text);
    return missingAccess(runConfigSchema.parse({ model: 'organism', data: '-', mix: { safety } }));
  };
  expect(await missingFor('prompt,completion\nMay I?,"No, sorry."\n')).toEqual([]);
  expect(await missingFor('prompt,completion\nMay I?,No, sorry.\n')).toEqual([
    expect.stringContaining('line 2: it has 3 cells'),
  ]);
});
