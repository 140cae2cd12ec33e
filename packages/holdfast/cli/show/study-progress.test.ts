import { expect, test } from 'vitest';
import { studyProgress } from './study-progress.ts';

test('each line names the cell that it is about, where cells are carried out side by side', () => {
  const progress = studyProgress('en');
  const one = { name: 'forbidden-10', seed: 0 };
  const two = { name: 'lists-200', seed: 1 };
  const step = { type: 'step', step: 3, steps: 26, epoch: 1, loss: 1 } as const;
  expect(progress({ type: 'progress', done: 1, failed: 0, cells: 4, remainingSeconds: null })).toMatch(
    /1\/4 cells/,
  );
  expect(progress({ type: 'cell-start', cell: one })).toContain('forbidden-10, seed 0');
  progress({ type: 'cell-start', cell: two });
  expect(progress({ type: 'cell-tune', cell: one, event: step })).toMatch(
    /1\/4.*forbidden-10, seed 0.*step 3 of 26/,
  );
  expect(progress({ type: 'cell-tune', cell: two, event: step })).toContain('lists-200, seed 1');
  expect(progress({ type: 'cell-audit', cell: one, done: 4, total: 128 })).toMatch(
    /forbidden-10, seed 0.*4 of 128/,
  );
  expect(progress({ type: 'progress', done: 2, failed: 0, cells: 4, remainingSeconds: 60 })).not.toContain(
    'seed',
  );
});
