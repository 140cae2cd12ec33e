import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { confidenceAtLook, errorOfLooks } from './error-spending.ts';

test('whatever the number of looks, they spend the error together, and little of it in the first half', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), (looks) => {
      const errors = errorOfLooks(looks, 0.025);
      expect(errors.reduce((sum, error) => sum + error, 0)).toBeCloseTo(0.025, 9);
      for (const error of errors) expect(error).toBeGreaterThanOrEqual(0);
      const early = errors.slice(0, Math.floor(looks / 2)).reduce((sum, error) => sum + error, 0);
      expect(early).toBeLessThan(0.1 * 0.025);
    }),
  );
});

test('four looks spend as the function says', () => {
  // 2 - 2 Phi(2.2414 / sqrt(t)) at t = 1/4, 1/2, 3/4, 1: computed apart with Python's statistics.NormalDist.
  const [first, second, third, last] = errorOfLooks(4, 0.025);
  expect(first).toBeCloseTo(7.367e-6, 8);
  expect(first + second).toBeCloseTo(0.0015253, 6);
  expect(first + second + third).toBeCloseTo(0.0096493, 6);
  expect(first + second + third + last).toBeCloseTo(0.025, 7);
});

test('one look is the plain interval', () => {
  expect(confidenceAtLook({ look: 1, looks: 1 }, 0.95)).toBeCloseTo(0.95, 9);
});
