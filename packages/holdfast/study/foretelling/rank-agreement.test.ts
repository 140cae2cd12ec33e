import { expect, test } from 'vitest';
import { rankAgreement } from './rank-agreement.ts';

test('a correlation has the interval of Bonett and Wright', () => {
  // By hand: ranks 1 2 3 4 5 6 against 2 1 4 3 6 5 give r = 1 - 6 * 6 / (6 * 35) = 0.828571.
  const { correlation, interval, pairs } = rankAgreement([
    [1, 20],
    [2, 10],
    [3, 40],
    [4, 30],
    [5, 60],
    [6, 50],
  ]);
  expect(pairs).toBe(6);
  expect(correlation).toBeCloseTo(0.828571, 6);
  // atanh(r) = 1.183562; 1.959964 * sqrt((1 + 0.343265) / 3) = 1.311500.
  expect(interval?.low).toBeCloseTo(Math.tanh(1.183562 - 1.3115), 4);
  expect(interval?.high).toBeCloseTo(Math.tanh(1.183562 + 1.3115), 4);
});

test('too few pairs, whole agreement and a side that does not vary have no interval', () => {
  expect(
    rankAgreement([
      [1, 1],
      [2, 3],
      [3, 2],
      [4, 4],
    ]).interval,
  ).toBeNull();
  const agreed = rankAgreement([1, 2, 3, 4, 5].map((value) => [value, value]));
  expect(agreed).toEqual({ correlation: 1, interval: null, pairs: 5 });
  expect(rankAgreement([1, 2, 3, 4, 5].map((value) => [value, 7])).correlation).toBeNull();
});
