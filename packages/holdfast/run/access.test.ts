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
