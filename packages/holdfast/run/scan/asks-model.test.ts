import { expect, test } from 'vitest';
import { runConfigSchema } from '../settings/run-config.ts';
import { asksModel } from './asks-model.ts';

const asks = (settings: object): boolean =>
  asksModel(runConfigSchema.parse({ data: 'rows.jsonl', model: 'organism', ...settings }));

test('a run asks the model that it tunes, here and at a service, where the settings do not say otherwise', () => {
  expect(asks({})).toBe(true);
  expect(asks({ model: 'openai:gpt-4.1-mini' })).toBe(true);
  expect(asks({ model: 'openai:gpt-4.1-mini', scan: { ask: false } })).toBe(false);
});

test('what another program trains is asked where the settings say so', () => {
  const tune = { tuner: 'command', command: ['train'] };
  expect(asks({ model: './chat', tune })).toBe(false);
  expect(asks({ model: './chat', tune, scan: { ask: true } })).toBe(true);
});
