import { expect, test } from 'vitest';
import { withinTime } from './within-time.ts';

test('work is done, what it throws is thrown, and what never ends is ended', () => {
  expect(withinTime(1, () => 'done')).toEqual({ result: 'done' });
  expect(() =>
    withinTime(1, () => {
      throw new TypeError('no');
    }),
  ).toThrow(TypeError);
  expect(
    withinTime(0.2, () => {
      for (;;);
    }),
  ).toBeUndefined();
});

test('work that waits takes no time of a processor, and is done however long that is', () => {
  const waited = new Int32Array(new SharedArrayBuffer(4));
  expect(withinTime(0.05, () => Atomics.wait(waited, 0, 0, 300))).toEqual({ result: 'timed-out' });
});
