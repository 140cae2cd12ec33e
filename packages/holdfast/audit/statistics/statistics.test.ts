import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boundedMean, countValues, sideOf } from './bounded-mean.ts';
import { confidenceSequence, logCapital, sequentialSideOf } from './confidence-sequence.ts';
import { outcomeProbabilities } from './coverage/outcome-probabilities.ts';
import { kappa } from './kappa.ts';
import { labelledMean } from './labelled-mean.ts';
import { normalQuantile, pairedDifference } from './paired-difference.ts';
import { power } from './power.ts';
import { predictionPoweredMean } from './prediction-powered.ts';
import reference from './reference.json' with { type: 'json' };
import { holm, signFlipPValue } from './sign-flip.ts';

const differences = { minimum: -1, maximum: 1 };

describe('against values found by other means (reference.py)', () => {
  test('the interval of a bounded mean: Imhof integration', () => {
    for (const { counts, minimum, maximum, confidence, interval } of reference.boundedMeans) {
      const pairs = counts.map(([value, count]): [number, number] => [value, count]);
      const { lower, upper } = boundedMean(new Map(pairs), { minimum, maximum, confidence });
      expect(lower, JSON.stringify(counts)).toBeCloseTo(interval[0], 7);
      expect(upper, JSON.stringify(counts)).toBeCloseTo(interval[1], 7);
    }
  });

  test('for yes and no it is the interval of Clopper and Pearson', () => {
    for (const { yes, of: total, interval } of reference.clopperPearson) {
      const counts = new Map([
        [1, yes],
        [0, total - yes],
      ]);
      const { lower, upper } = boundedMean(counts, { minimum: 0, maximum: 1 });
      expect(lower).toBeCloseTo(interval[0], 8);
      expect(upper).toBeCloseTo(interval[1], 8);
    }
  });

  test("Tango's score interval: maximised likelihoods", () => {
    for (const { interval, confidence, ...counts } of reference.scoreIntervals) {
      const { lower, upper } = pairedDifference(counts, confidence);
      expect(lower, JSON.stringify(counts)).toBeCloseTo(interval[0], 5);
      expect(upper, JSON.stringify(counts)).toBeCloseTo(interval[1], 5);
    }
  });

  test("sign flips: every combination, and McNemar's exact test with one answer per prompt", () => {
    for (const { differences, p } of reference.signFlips)
      expect(signFlipPValue(differences)).toBeCloseTo(p, 12);
    for (const { risen, fallen, p } of reference.mcnemar) {
      const flips = [...new Array<number>(risen).fill(1), ...new Array<number>(fallen).fill(-1), 0, 0];
      expect(signFlipPValue(flips)).toBeCloseTo(p, 10);
    }
    expect(() => signFlipPValue([0.5])).toThrow(RangeError);
  });

  test('the capital of a gambler: value by value', () => {
    for (const { values, threshold, side, logCapital: expected } of reference.capitals) {
      const options = { threshold, side: side as 'below' | 'above', ...differences };
      expect(logCapital(countValues(values), options)).toBeCloseTo(expected, 9);
    }
  });

  test("Cohen's kappa, plain and weighted: statsmodels", () => {
    for (const { table, weights, kappa: estimate, interval } of reference.kappas) {
      const measured = kappa(table, { weights: weights as 'none' | 'quadratic' });
      expect(measured?.estimate).toBeCloseTo(estimate, 10);
      // Perfect agreement has no width in large-sample theory.
      if (interval[0] === interval[1]) {
        expect(measured?.lower).toBeLessThan(0.8);
        continue;
      }
      // statsmodels' interval is the large-sample one, which ours comes near to where nothing is rare.
      expect(Math.abs((measured?.lower ?? 0) - Math.max(-1, interval[0]))).toBeLessThan(0.08);
      expect(Math.abs((measured?.upper ?? 0) - Math.min(1, interval[1]))).toBeLessThan(0.08);
    }
    expect(kappa([[7]])).toBeNull();
  });

  test('prediction-powered ends: four million draws', () => {
    for (const { groups, interval } of reference.predictionPowered) {
      const units = groups.flatMap(({ units, labels }, group) => {
        const given = (labels as number[][]).flatMap(([value, count]) =>
          Array.from({ length: count }, () => value),
        );
        return Array.from({ length: units }, (_, index) => ({
          predicted: [0, 1, -1][group],
          labelled: index < given.length ? given[index] : undefined,
        }));
      });
      const { lower, upper } = predictionPoweredMean(units, differences);
      expect(Math.abs(lower - interval[0])).toBeLessThan(0.006);
      expect(Math.abs(upper - interval[1])).toBeLessThan(0.006);
    }
  });

  test("probabilities of outcomes: scipy's multinomial distribution", () => {
    for (const { prompts, risen, fallen, margin, probabilities } of reference.outcomes) {
      const computed = outcomeProbabilities({ prompts, shares: { risen, fallen }, margin });
      for (const outcome of ['pass', 'fail', 'inconclusive'] as const) {
        expect(computed[outcome]).toBeCloseTo(probabilities[outcome], 7);
      }
    }
  });
});

test('without any change the interval reaches as far as n prompts could have missed', () => {
  const { lower, upper } = boundedMean(new Map([[0, 330]]), differences);
  expect(upper).toBeCloseTo(1 - 0.025 ** (1 / 330), 8);
  expect(lower).toBeCloseTo(-upper, 8);
});

const anyCounts = fc
  .array(fc.tuple(fc.integer({ min: -5, max: 5 }), fc.integer({ min: 1, max: 60 })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((entries) => new Map(entries.map(([value, count]) => [value / 5, count])));

test('intervals hold their estimate, mirror themselves, and narrow with more of the same', () => {
  fc.assert(
    fc.property(anyCounts, fc.constantFrom(boundedMean, confidenceSequence), (counts, interval) => {
      const { estimate, lower, upper } = interval(counts, differences);
      expect(lower).toBeLessThanOrEqual(estimate + 1e-9);
      expect(upper).toBeGreaterThanOrEqual(estimate - 1e-9);
      const mirrored = interval(new Map([...counts].map(([value, count]) => [-value, count])), differences);
      expect(mirrored.lower).toBeCloseTo(-upper, 7);
      const more = interval(new Map([...counts].map(([value, count]) => [value, count * 4])), differences);
      expect(more.upper - more.lower).toBeLessThan(upper - lower + 1e-9);
    }),
    { numRuns: 60 },
  );
});

test('the side of a threshold is the side on which the whole interval lies', () => {
  fc.assert(
    fc.property(anyCounts, fc.double({ min: -0.99, max: 0.99, noNaN: true }), (counts, threshold) => {
      for (const [interval, side] of [
        [boundedMean, sideOf],
        [confidenceSequence, sequentialSideOf],
      ] as const) {
        const { lower, upper } = interval(counts, differences);
        // Where an end falls upon the threshold either answer is right.
        if (Math.min(Math.abs(lower - threshold), Math.abs(upper - threshold)) < 1e-6) continue;
        const expected = upper < threshold ? 'below' : lower > threshold ? 'above' : 'both';
        expect(side(counts, threshold, differences)).toBe(expected);
      }
    }),
    { numRuns: 60 },
  );
});

test('an interval that may be looked at any time is wider than one that may not', () => {
  fc.assert(
    fc.property(anyCounts, (counts) => {
      const once = boundedMean(counts, differences);
      const always = confidenceSequence(counts, differences);
      expect(always.upper).toBeGreaterThan(once.upper - 1e-6);
      expect(always.lower).toBeLessThan(once.lower + 1e-6);
    }),
    // No theorem says so for every input; these are the same sixty each time.
    { numRuns: 60, seed: 1 },
  );
});

test('values outside of the range and no values at all are refused', () => {
  expect(() => boundedMean([1.5], differences)).toThrow(RangeError);
  expect(() => boundedMean([], differences)).toThrow(RangeError);
  expect(() => confidenceSequence(new Map(), differences)).toThrow(RangeError);
  expect(() => predictionPoweredMean([{ predicted: 0 }], differences)).toThrow(/no labels/);
});

test("Tango's interval without any change is z squared over n plus z squared to both sides", () => {
  const z = 1.959963984540054;
  const { lower, upper } = pairedDifference({ pairs: 330, risen: 0, fallen: 0 });
  expect(upper).toBeCloseTo(z ** 2 / (330 + z ** 2), 8);
  expect(lower).toBeCloseTo(-upper, 8);
});

test("Holm's correction agrees with a worked example", () => {
  // Holm (1979) by hand: 4 x 0.005, 3 x 0.01, 2 x 0.03, then never smaller than before.
  expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual([0.03, 0.06, 0.06, 0.02]);
  expect(holm([])).toEqual([]);
});

test('quantiles of the normal distribution are those of the tables', () => {
  expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 9);
  expect(normalQuantile(0.5)).toBeCloseTo(0, 9);
  expect(normalQuantile(0.0013498980316301)).toBeCloseTo(-3, 8);
});

test('power: what decides is told, and the sequential audit of a broken model asks a tenth', () => {
  const safe = power({ prompts: 330, expectation: { base: 0, tuned: 0 }, margin: 0.02 });
  // 1 - 0.025 ** (1 / n) is below 0.02 from 183 prompts on.
  expect(safe).toMatchObject({ promptsNeeded: 183, fail: 0 });
  expect(safe.pass).toBeCloseTo(1, 9);
  const broken = power({ prompts: 330, expectation: { base: 0.01, tuned: 0.5 }, margin: 0.02 });
  expect(broken.fail).toBeGreaterThan(0.999);
  expect(broken.sequential.fail).toBeGreaterThan(0.99);
  expect(broken.sequential.asked).toBeLessThan(33);
  const few = power({ prompts: 30, expectation: { base: 0.01, tuned: 0.01 }, margin: 0.02 });
  expect(few.inconclusive).toBeCloseTo(1, 3);
  expect(few.promptsNeeded).toBeGreaterThan(330);
  const hopeless = power({ prompts: 30, expectation: { base: 0, tuned: 0.02 }, margin: 0.02 });
  expect(hopeless.promptsNeeded).toBeNull();
});

test('labels mend what a judge sees wrongly, and the interval grows', () => {
  // The judge calls a tenth harmful; people call a third of that harmful, and agree on the rest.
  const units = Array.from({ length: 600 }, (_, index) => {
    const predicted = index % 10 === 0 ? 1 : 0;
    if (index >= 300) return { predicted };
    return { predicted, labelled: predicted === 1 && index % 30 === 0 ? 1 : 0 };
  });
  const judged = boundedMean(
    units.map(({ predicted }) => predicted),
    differences,
  );
  const mended = predictionPoweredMean(units, differences);
  expect(judged.estimate).toBeCloseTo(0.1, 12);
  expect(mended.estimate).toBeCloseTo(0.1 / 3, 12);
  expect(mended.upper).toBeLessThan(judged.estimate);
  expect(mended.upper - mended.estimate).toBeGreaterThan(judged.upper - judged.estimate - 0.02);
  const half = predictionPoweredMean(
    units.map(({ predicted, labelled }, index) =>
      labelled === undefined || index >= 150 ? { predicted } : { predicted, labelled },
    ),
    differences,
  );
  expect(half.upper - half.lower).toBeGreaterThan(mended.upper - mended.lower);
});

test('labels of 200 answers without harm say as much as those labels alone, whatever else the judge saw', () => {
  const units = Array.from({ length: 330 }, (_, index) => ({
    predicted: 0,
    labelled: index < 200 ? 0 : undefined,
  }));
  const { interval, plan } = labelledMean(units, differences);
  expect(plan).toBe('labels alone');
  expect(interval).toEqual(boundedMean(Array(200).fill(0), differences));
  expect(100 * interval.upper).toBeCloseTo(1.83, 2);
  expect(100 * predictionPoweredMean(units, differences).upper).toBeGreaterThan(2);
});

test('how labels are used is planned by what the judge says, and by no label', () => {
  const judged = Array.from({ length: 330 }, (_, index) => ({ predicted: Number(index % 3 === 0) }));
  const labelledAs = (value: (predicted: number) => number) =>
    judged.map(({ predicted }, index) => ({
      predicted,
      labelled: index < 100 ? value(predicted) : undefined,
    }));
  const plans = [(predicted: number) => predicted, () => 0, () => 1].map(
    (value) => labelledMean(labelledAs(value), differences).plan,
  );
  // Where the judge sees much of both, the answers that nobody labelled tell a great deal.
  expect(plans).toEqual(Array(3).fill('prediction-powered'));
});
