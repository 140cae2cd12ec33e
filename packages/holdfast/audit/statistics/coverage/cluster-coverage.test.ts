import { expect, test } from 'vitest';
import { clusterMisses, falsePassesWhenLookingAgain } from './cluster-coverage.ts';
import { cellRandom } from './coverage.ts';

/** A share of misses that a method with a nominal 2.5% stays below in all but one of ten thousand simulations. */
function allowed(repeats: number): number {
  return 0.025 + 3.8 * Math.sqrt((0.025 * 0.975) / repeats);
}

test('wordings that resemble each other: the interval by question keeps its level, that by prompt does not', () => {
  const repeats = 600;
  for (const correlation of [0, 0.3, 0.6, 1]) {
    const cell = { questions: 66, wordings: 5, correlation, rise: 0.02 };
    const { byQuestion, byPrompt } = clusterMisses(cell, { repeats, random: cellRandom(`${correlation}`) });
    expect(byQuestion.below).toBeLessThan(allowed(repeats));
    expect(byQuestion.above).toBeLessThan(allowed(repeats));
    // Passed though the rise is as large as the margin.
    if (correlation >= 0.6) expect(byPrompt.below).toBeGreaterThan(allowed(repeats));
  }
});

test('adding prompts and looking again: planned looks and the confidence sequence keep their level', () => {
  const repeats = 2000;
  const { plain, planned, sequential } = falsePassesWhenLookingAgain(
    { first: 200, more: 100, looks: 6, margin: 0.02 },
    { repeats, random: cellRandom('look again') },
  );
  expect(plain).toBeGreaterThan(allowed(repeats));
  expect(planned).toBeLessThan(allowed(repeats));
  expect(sequential).toBeLessThan(allowed(repeats));
});
