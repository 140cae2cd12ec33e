import { expect, test } from 'vitest';
import { areaUnderCurve, rankCorrelation } from './rank-statistics.ts';

test('the area counts pairs in the right order, ties half', () => {
  expect(areaUnderCurve([1, 2, 3, 4], [false, false, true, true])).toBe(1);
  expect(areaUnderCurve([1, 1, 1, 1], [false, true, false, true])).toBe(0.5);
  // The example of scikit-learn's roc_auc_score.
  expect(areaUnderCurve([0.1, 0.4, 0.35, 0.8], [false, false, true, true])).toBe(0.75);
});

test("Spearman's correlation agrees with published values", () => {
  expect(rankCorrelation([1, 2, 3], [10, 20, 40])).toBeCloseTo(1);
  // IQ against hours of television, a worked example of encyclopedias: -29/165.
  const iq = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110];
  const hours = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17];
  expect(rankCorrelation(iq, hours)).toBeCloseTo(-29 / 165, 10);
  // With ties: scipy.stats.spearmanr([1, 2, 3, 4, 5], [5, 6, 7, 8, 7]).
  expect(rankCorrelation([1, 2, 3, 4, 5], [5, 6, 7, 8, 7])).toBeCloseTo(0.8207826816681233, 10);
});
