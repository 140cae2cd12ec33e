import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { halvingPlan } from './halving-plan.ts';

test('the arms are halved until two are left, at about equal cost each time', () => {
  expect(halvingPlan(16, 128)).toEqual([
    { arms: 16, questionsEach: 2 },
    { arms: 8, questionsEach: 4 },
    { arms: 4, questionsEach: 8 },
    { arms: 2, questionsEach: 16 },
  ]);
});

test('whatever the arms and the budget, no more is asked than that', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 2000 }), (arms, budget) => {
      const rounds = halvingPlan(arms, budget);
      const asked = rounds.reduce((sum, round) => sum + round.arms * round.questionsEach, 0);
      expect(asked).toBeLessThanOrEqual(budget);
      for (const round of rounds) expect(round.arms).toBeLessThanOrEqual(arms);
    }),
  );
});
