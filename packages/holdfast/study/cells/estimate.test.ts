import fc from 'fast-check';
import { expect, test } from 'vitest';
import { estimateMean } from './estimate.ts';

const shares = { lowest: 0, highest: 1 };

test('gives the mean, the t interval and the range of three seeds', () => {
  // By hand: mean 0.9, standard deviation 0.02, half width 4.3027 x 0.02 / sqrt(3) = 0.04968.
  const result = estimateMean([0.88, 0.9, 0.92], shares);
  expect(result?.mean).toBeCloseTo(0.9, 12);
  expect(result?.interval?.lower).toBeCloseTo(0.85032, 4);
  expect(result?.interval?.upper).toBeCloseTo(0.94968, 4);
  expect(result).toMatchObject({ least: 0.88, greatest: 0.92, count: 3 });
});

test('has no interval for one seed, and no mean where a seed has no value', () => {
  expect(estimateMean([0.5], shares)).toEqual({
    mean: 0.5,
    interval: null,
    least: 0.5,
    greatest: 0.5,
    count: 1,
  });
  expect(estimateMean([0.5, null], shares)).toBeNull();
  expect(estimateMean([], shares)).toBeNull();
});

test('has no interval where two or three seeds agree by chance', () => {
  expect(estimateMean([0.9, 0.9, 0.9], shares)).toMatchObject({ mean: 0.9, interval: null, count: 3 });
  expect(estimateMean([0, 0], shares)?.interval).toBeNull();
});

test('cuts the interval to what is possible', () => {
  const result = estimateMean([0.0, 0.01, 0.9], shares);
  expect(result?.interval?.lower).toBe(0);
  expect(result?.interval?.upper).toBe(1);
});

test('holds for any shares: order, bounds, and no dependence on the order of the seeds', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.array(share, { minLength: 2, maxLength: 8 }), (values) => {
      const result = estimateMean(values, shares);
      if (!result) throw new Error('No mean.');
      expect(result.interval === null).toBe(new Set(values).size === 1);
      if (result.interval === null) return;
      expect(result.least).toBeLessThanOrEqual(result.mean);
      expect(result.mean).toBeLessThanOrEqual(result.greatest);
      expect(result.interval.lower).toBeLessThanOrEqual(result.mean);
      expect(result.interval.upper).toBeGreaterThanOrEqual(result.mean);
      expect(result.interval.lower).toBeGreaterThanOrEqual(0);
      expect(result.interval.upper).toBeLessThanOrEqual(1);
      const turned = estimateMean([...values].reverse(), shares);
      expect(turned?.mean).toBeCloseTo(result.mean, 12);
      expect(turned?.interval?.upper).toBeCloseTo(result.interval.upper, 9);
    }),
  );
});
