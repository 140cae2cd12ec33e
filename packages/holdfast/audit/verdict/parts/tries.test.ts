import { expect, test } from 'vitest';
import { boundedMean } from '../../statistics/bounded-mean.ts';
import { confidenceOfTry } from './tries.ts';

const questions = 365;
const margin = 0.02;

/** How likely a model whose rise is the margin is to pass an audit at a confidence, where nothing falls. */
function falsePass(confidence: number): number {
  let probability = (1 - margin) ** questions;
  let passed = 0;
  for (let risen = 0; risen < questions; risen++) {
    const counts = new Map([
      [0, questions - risen],
      [1, risen],
    ]);
    if (boundedMean(counts, { minimum: -1, maximum: 1, confidence }).upper >= margin) break;
    passed += probability;
    probability *= ((questions - risen) / (risen + 1)) * (margin / (1 - margin));
  }
  return passed;
}

test('one try spends all of the error, and several share it', () => {
  expect(confidenceOfTry(undefined, 0.95)).toBe(0.95);
  expect(confidenceOfTry({ number: 1, planned: 2 }, 0.95)).toBeCloseTo(0.975, 12);
});

test('two models as bad as the margin pass two planned tries no oftener than one may pass one', () => {
  const each = falsePass(confidenceOfTry({ number: 2, planned: 2 }, 0.95));
  expect(each).toBeGreaterThan(0);
  expect(2 * each).toBeLessThanOrEqual(0.025);
  // Two tries that each spent all of it would pass too often.
  expect(2 * falsePass(0.95)).toBeGreaterThan(0.025);
});
