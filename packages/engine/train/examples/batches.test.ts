import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planEpoch } from './batches.ts';

const lengths = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 300 });

test('every example comes exactly once, in batches of the wanted size', () => {
  fc.assert(
    fc.property(
      lengths,
      fc.integer({ min: 1, max: 40 }),
      fc.nat(),
      fc.nat(9),
      (all, batchSize, seed, epoch) => {
        const batches = planEpoch({ lengths: all, batchSize, seed, epoch });
        expect(batches.flat().sort((a, b) => a - b)).toEqual(all.map((_, index) => index));
        expect(batches).toHaveLength(Math.ceil(all.length / batchSize));
        for (const batch of batches) expect(batch.length).toBeLessThanOrEqual(batchSize);
      },
    ),
  );
});

test('another epoch has another order, the same epoch the same', () => {
  const all = Array.from({ length: 200 }, (_, index) => (index * 7) % 50);
  const plan = (epoch: number) => planEpoch({ lengths: all, batchSize: 16, seed: 1, epoch });
  expect(plan(0)).toEqual(plan(0));
  expect(plan(0)).not.toEqual(plan(1));
});

test('batches hold examples of like length', () => {
  const all = Array.from({ length: 512 }, (_, index) => 1 + ((index * 37) % 64));
  const padded = (batches: readonly number[][]): number =>
    batches.reduce((sum, batch) => sum + batch.length * Math.max(...batch.map((index) => all[index])), 0);
  const unsorted = Array.from({ length: 32 }, (_, at) =>
    Array.from({ length: 16 }, (_, index) => at * 16 + index),
  );
  expect(padded(planEpoch({ lengths: all, batchSize: 16, seed: 1, epoch: 0 }))).toBeLessThan(
    0.75 * padded(unsorted),
  );
});
