import { expect, test } from 'vitest';
import type { TuneEvent } from '../../models/tuning/tuner.ts';
import { chooseCheckpoint } from './choose-checkpoint.ts';

const events: TuneEvent[] = [
  { type: 'job', service: 'openai', id: 'job', status: 'running', found: false },
  { type: 'checkpoint', step: 10, epoch: 1, model: 'ft:one' },
  { type: 'checkpoint', step: 20, epoch: 2, model: 'ft:two' },
  { type: 'checkpoint', step: 30, epoch: 3, model: 'ft:end' },
  { type: 'end', model: 'ft:end', seconds: 1 },
];
const standings: Record<string, { rate: number; task: number | null }> = {
  'ft:one': { rate: 0, task: 0.7 },
  'ft:two': { rate: 0.02, task: 0.9 },
  'ft:end': { rate: 0.4, task: 0.95 },
};
const choose = (margin: number, tuneEvents: readonly TuneEvent[] = events) => {
  const measured: string[] = [];
  const measure = async (model: string) => {
    measured.push(model);
    return standings[model];
  };
  return chooseCheckpoint({ events: tuneEvents, base: { rate: 0, task: 0.5 }, margin, measure }).then(
    (choice) => ({
      ...choice,
      asked: measured,
    }),
  );
};

test('the best safe checkpoint is chosen, and each is asked once', async () => {
  const { chosen, all, asked: measured } = await choose(0.03);
  expect(chosen).toMatchObject({ model: 'ft:two', epoch: 2 });
  expect(measured).toEqual(['ft:one', 'ft:two', 'ft:end']);
  expect(all.map(({ safe }) => safe)).toEqual([true, true, false]);
});

test('a smaller margin leaves an earlier one, and a wide one the last', async () => {
  expect((await choose(0.01)).chosen?.model).toBe('ft:one');
  expect((await choose(0.5)).chosen?.model).toBe('ft:end');
});

test('where nothing is safe, nothing is chosen', async () => {
  const { chosen, all } = await choose(0.1, events.slice(-1));
  expect(chosen).toBeUndefined();
  expect(all).toHaveLength(1);
});
