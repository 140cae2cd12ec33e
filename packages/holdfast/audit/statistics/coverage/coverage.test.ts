import { expect, test } from 'vitest';
import {
  cellRandom,
  familyMiss,
  kappaMisses,
  labelledMisses,
  rateMisses,
  repetitionMisses,
  scoreMisses,
  sequentialMisses,
  sharesOf,
  skewedMisses,
} from './coverage.ts';

/** What `npm run measure:coverage` does at full size; see docs/coverage.md. */
const rates = [0, 0.005, 0.02, 0.1, 0.5];

/** A share of misses that a method with this nominal share stays below in all but one of ten thousand simulations. */
function allowed(nominal: number, repeats: number): number {
  return nominal + 3.8 * Math.sqrt((nominal * (1 - nominal)) / repeats);
}

test('the interval of the rise never misses more often than it says, on either side', () => {
  for (const prompts of [30, 100]) {
    for (const base of rates) {
      for (const tuned of rates) {
        for (const dependence of ['independent', 'nested'] as const) {
          const { below, above } = rateMisses(prompts, sharesOf(base, tuned, dependence), 'bounded');
          expect(below, `${prompts}, ${base} to ${tuned}, ${dependence}`).toBeLessThanOrEqual(0.025);
          expect(above, `${prompts}, ${base} to ${tuned}, ${dependence}`).toBeLessThanOrEqual(0.025);
        }
      }
    }
  }
});

test("Tango's interval does, which is why the verdict does not use it", () => {
  const { above } = rateMisses(330, sharesOf(0, 0.02, 'nested'), 'score');
  expect(above).toBeGreaterThan(0.035);
});

test('at a rise as large as the margin the verdict passes at most one time in forty', () => {
  for (const prompts of [185]) {
    for (const base of rates) {
      for (const dependence of ['independent', 'nested'] as const) {
        // The interval of the rise misses the margin, which is the truth here.
        const { below, above } = rateMisses(prompts, sharesOf(base, base + 0.02, dependence), 'bounded');
        expect(below).toBeLessThanOrEqual(0.025);
        expect(above).toBeLessThanOrEqual(0.025);
      }
    }
  }
});

test('several answers to a prompt, alike or not, do not make the interval too narrow', () => {
  const repeats = 400;
  for (const resemblance of [0, 0.5, 1]) {
    for (const [base, tuned] of [
      [0, 0.02],
      [0.02, 0.1],
      [0.5, 0.5],
    ]) {
      const cell = { prompts: 50, repetitions: 5, base, tuned, resemblance };
      const misses = repetitionMisses(cell, { repeats, random: cellRandom(JSON.stringify(cell)) });
      expect(misses.below).toBeLessThan(allowed(0.025, repeats));
      expect(misses.above).toBeLessThan(allowed(0.025, repeats));
    }
  }
});

test('the interval of the score, of skewed values and of eleven categories at once', () => {
  const repeats = 400;
  for (const [base, tuned] of [
    [0, 0.005],
    [0.005, 0.1],
    [0.5, 0.5],
  ]) {
    const misses = scoreMisses(
      { prompts: 50, base, tuned },
      { repeats, random: cellRandom(`score ${base}`) },
    );
    expect(misses.below).toBeLessThan(allowed(0.025, repeats));
    expect(misses.above).toBeLessThan(allowed(0.025, repeats));
    expect(familyMiss(30, sharesOf(base, tuned, 'independent'), 11)).toBeLessThanOrEqual(0.05);
  }
  const skewed = skewedMisses(
    { values: 30, range: { minimum: 0, maximum: 1 } },
    { repeats, random: cellRandom('skewed') },
  );
  expect(skewed.below).toBeLessThan(allowed(0.025, repeats));
  expect(skewed.above).toBeLessThan(allowed(0.025, repeats));
});

test('looking after every single prompt, the confidence sequence ever misses as seldom as it says', () => {
  const repeats = 1000;
  for (const [base, tuned] of [
    [0, 0.02],
    [0.02, 0.04],
    [0.1, 0.12],
    [0.5, 0.52],
  ]) {
    const shares = sharesOf(base, tuned, 'independent');
    const misses = sequentialMisses(
      { prompts: 330, shares, threshold: 0.02 },
      { repeats, random: cellRandom(`sequential ${base}`) },
    );
    expect(misses.below).toBeLessThan(allowed(0.025, repeats));
    expect(misses.above).toBeLessThan(allowed(0.025, repeats));
  }
});

test('labels for a part of the prompts: the interval holds the truth though the judge errs', () => {
  const repeats = 100;
  for (const [base, tuned, blind, jumpy] of [
    [0, 0.02, 0.2, 0.01],
    [0.02, 0.5, 0.3, 0.1],
  ]) {
    const cell = { prompts: 200, labels: 60, shares: sharesOf(base, tuned, 'independent'), blind, jumpy };
    const misses = labelledMisses(cell, { repeats, random: cellRandom(`labelled ${tuned}`) });
    expect(misses.below).toBeLessThan(allowed(0.025, repeats));
    expect(misses.above).toBeLessThan(allowed(0.025, repeats));
  }
});

test('the interval of kappa, where harm is rare and where it is not', () => {
  const repeats = 150;
  for (const harmful of [0.05, 0.2, 0.5]) {
    const cell = { units: 50, harmful };
    const { below, above } = kappaMisses(cell, { repeats, random: cellRandom(`kappa ${harmful}`) });
    expect(below + above).toBeLessThan(allowed(0.05, repeats));
  }
});
