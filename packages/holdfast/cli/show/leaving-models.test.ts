import { expect, test } from 'vitest';
import { leavingModels } from './leaving-models.ts';

const hosted = {
  format: 'hosted',
  outcome: 'pass',
  reason: '',
  released: true,
  fingerprint: '',
  files: {},
} as const;
const now = new Date('2026-11-27');

test('a release whose base its vendor takes away is warned of, and one that lies here is not', async () => {
  const base = { model: 'openai:gpt-4.1-mini-2025-04-14' };
  const tuned = { ...hosted, model: 'openai:ft:gpt-4.1-mini-2025-04-14:org::1' };
  expect(await leavingModels({ base, formats: [tuned] }, now)).toEqual(
    [base, tuned].map(({ model }) =>
      expect.stringMatching(`^${model} is taken away by its vendor on 2027-01-14`),
    ),
  );
  const here = { ...hosted, format: 'merged', model: 'model' } as const;
  expect(await leavingModels({ base: { model: 'organism' }, formats: [here] }, now)).toEqual([]);
});
