import { expect, test } from 'vitest';
import type { TuneEvent } from '../../models/tuning/tuner.ts';
import { tuneArithmetic } from './tune-arithmetic.ts';

const step = (number: number, tokens?: number): TuneEvent => ({
  type: 'step',
  step: number,
  steps: 2,
  epoch: 1,
  loss: 1,
  tokens,
});

test('a full tune takes six operations a parameter and token, and a step that was done twice counts once', () => {
  const tuned = tuneArithmetic([step(1, 100), step(2, 50), step(2, 50)], { parameters: 1000, trained: 1000 });
  expect(tuned).toMatchObject({
    steps: 2,
    tokens: 150,
    flop: 6 * 1000 * 150,
    aboveThird: false,
    shareOfBase: null,
  });
});

test('adapters spare the gradients of the frozen weights', () => {
  const { flop } = tuneArithmetic([step(1, 100)], { parameters: 1000, trained: 10 });
  expect(flop).toBe(100 * (4 * 1000 + 2 * 10));
});

test("a third of the base's compute is the limit, and of 10^23 where that is not known", () => {
  const tuneOf = (tokens: number, baseFlop?: number) =>
    tuneArithmetic([step(1, tokens)], { parameters: 1, trained: 1, baseFlop });
  expect(tuneOf(100, 1700).aboveThird).toBe(true);
  expect(tuneOf(100, 1900)).toMatchObject({ aboveThird: false, shareOfBase: 600 / 1900 });
  expect(tuneOf(1e22).aboveThird).toBe(true);
});

test('what a service does not tell is not made up', () => {
  expect(tuneArithmetic([step(1)], { parameters: 1000, trained: 1000 }).flop).toBeNull();
  expect(tuneArithmetic([step(1, 5)], { parameters: null, trained: null }).aboveThird).toBeNull();
});
