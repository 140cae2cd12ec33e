import fc from 'fast-check';
import { expect, test } from 'vitest';
import { studentQuantile } from './student-t.ts';

test('agrees with the printed tables of the t distribution', () => {
  const upperTail = [
    [0.975, 1, 12.706],
    [0.975, 2, 4.303],
    [0.975, 3, 3.182],
    [0.975, 4, 2.776],
    [0.975, 5, 2.571],
    [0.975, 10, 2.228],
    [0.975, 30, 2.042],
    [0.95, 7, 1.895],
    [0.995, 9, 3.25],
  ];
  for (const [probability, degrees, printed] of upperTail) {
    expect(studentQuantile(probability, degrees)).toBeCloseTo(printed, 3);
  }
});

test('is symmetric, rises with the probability and falls towards the normal distribution', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.51, max: 0.999, noNaN: true }),
      fc.integer({ min: 1, max: 200 }),
      (p, degrees) => {
        expect(studentQuantile(1 - p, degrees)).toBeCloseTo(-studentQuantile(p, degrees), 9);
        expect(studentQuantile(Math.min(p + 0.0005, 0.9999), degrees)).toBeGreaterThan(
          studentQuantile(p, degrees),
        );
        expect(studentQuantile(p, degrees + 1)).toBeLessThan(studentQuantile(p, degrees));
      },
    ),
    { numRuns: 100 },
  );
  expect(studentQuantile(0.975, 100_000)).toBeCloseTo(1.96, 2);
});
