import { expect, test } from 'vitest';
import { waitPatiently } from './patience.ts';

test('gives up after as many slices as make up the patience', () => {
  const waits: number[] = [];
  const wait = (milliseconds: number) => {
    waits.push(milliseconds);
    return 'timed-out' as const;
  };
  expect(waitPatiently(wait, 60_000)).toBe('timed-out');
  expect(waits).toEqual(Array(60).fill(1000));
});

test('a process that was suspended in one slice waits on for the reply', () => {
  let clock = 0;
  const wait = (milliseconds: number) => {
    // In the first slice the process is stopped for an hour; the other thread needs three seconds after that.
    clock += clock === 0 ? 3_600_000 : milliseconds;
    return clock >= 3_603_000 ? ('ok' as const) : ('timed-out' as const);
  };
  expect(waitPatiently(wait, 60_000)).toBe('ok');
});

test('what is there at once is not waited for', () => {
  expect(waitPatiently(() => 'not-equal', 60_000)).toBe('not-equal');
});
