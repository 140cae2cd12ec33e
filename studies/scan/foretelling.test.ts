import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { riskWeights } from '../../packages/holdfast/scan/risk/risk-weights.ts';
import type { DamageResult } from './drawn-tunes.ts';
import { weightsOf } from './foretelling.ts';

test('the weights that ship are those that the recorded tunes give', () => {
  const tunes = readFileSync(new URL('../results/scan/calibration.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as DamageResult);
  const fitted = weightsOf(tunes);
  expect(fitted.constant).toBeCloseTo(riskWeights.constant, 2);
  for (const [term, weight] of Object.entries(riskWeights.terms))
    expect(fitted.terms).toHaveProperty(term, expect.closeTo(weight, 2));
});
