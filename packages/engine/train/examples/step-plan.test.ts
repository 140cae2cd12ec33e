import { expect, test } from 'vitest';
import { referenceExamples, referenceTraining } from '../reference/reference-case.ts';
import { planSteps } from './step-plan.ts';

test('alternating steps take turns, and no example is left out', () => {
  const meeting = { kind: 'alternate', ownSteps: 4, companionSteps: 3, proximity: 1 } as const;
  const plan = planSteps({
    ...referenceTraining,
    model: '',
    output: '',
    method: { kind: 'full' },
    examples: referenceExamples(),
    epochs: 3,
    batchSize: 2,
    companions: { examples: referenceExamples(5).slice(3), batchSize: 1, meeting },
  });
  const steps = Array.from({ length: plan.steps }, (_, index) => plan.at(index + 1));
  expect(steps.map(({ own }) => (own.length > 0 ? 'o' : 'c')).join('')).toBe('oooocccooooccc' + 'occc');
  expect(steps.map(({ turns }) => Number(turns)).join('')).toBe('100010010001001100');
  for (const epoch of [0, 1, 2]) {
    const seen = steps.filter((step) => step.epoch === epoch).flatMap(({ own }) => own);
    expect([...seen].sort()).toEqual([0, 1, 2, 3, 4, 5]);
  }
});
