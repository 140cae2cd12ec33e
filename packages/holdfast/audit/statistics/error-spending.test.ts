import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { confidenceAtLook, errorOfLooks } from './error-spending.ts';

test('whatever the number of looks, they spend the error together, later ones more', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), (looks) => {
      const errors = errorOfLooks(looks, 0.025);
      expect(errors.reduce((sum, error) => sum + error, 0)).toBeCloseTo(0.025, 9);
      for (let look = 1; look < looks; look++) expect(errors[look]).toBeGreaterThan(errors[look - 1]);
    }),
  );
});

test('four looks spend as the function says', () => {
  // 2 - 2 Phi(2.2414 / sqrt(t)) at t = 1/4, 1/2, 3/4, 1: computed apart with Python's statistics.NormalDist.
  const [first, second, third, last] = errorOfLooks(4, 0.025);
  expect(first).toBeCloseTo(7.367e-6, 8);
  expect(first + second).toBeCloseTo(0.0015253, 6);
  expect(first + second + third).toBeCloseTo(0.0096493, 6);
  expect(first + second + third + last).toBeCloseTo(0.025, 9);
});

test('one look is the plain interval', () => {
  expect(confidenceAtLook({ look: 1, looks: 1 }, 0.95)).toBeCloseTo(0.95, 9);
});
