import { expect, test } from 'vitest';
import { settingsFor } from './settings-for.ts';

const settings = { data: 'tickets.jsonl', name: 'helper' };

test.each([
  ['organism', 'builtin', 'exact'],
  ['organism-korean', 'builtin-korean', 'exact'],
  ['charter', 'charter', 'charter'],
])('a model to practise on, %s, brings its own benchmark and judge', async (model, benchmark, judge) => {
  expect(await settingsFor({ ...settings, model })).toMatchObject({
    'audit.benchmarks': [benchmark],
    'audit.judge': judge,
    'mix.safety': 'builtin',
  });
});

test('of any other model they are left blank', async () => {
  expect(await settingsFor({ ...settings, model: './chat', tuner: 'trl' })).toMatchObject({
    'audit.benchmarks': '',
    'audit.judge': '',
    'mix.safety': 'generated',
    'tune.tuner': 'trl',
  });
});

test('safety examples that a model makes are of the policy that judges hold answers against, and so in its language', async () => {
  const settings = { model: 'openai:gpt-4.1-mini', data: 'tickets.jsonl', name: 'desk', policy: 'rules.md' };
  expect(await settingsFor(settings)).toMatchObject({
    'mix.safety': 'generated',
    'mix.policy': 'rules.md',
    'audit.policy': 'rules.md',
  });
});
