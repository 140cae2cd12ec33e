import { expect, test } from 'vitest';
import { mayRelease } from './may-release.ts';

const modelWith = (...outcomes: ('pass' | 'fail' | 'inconclusive')[]) => ({
  outcomes: outcomes.map((outcome) => ({ outcome, reason: '', against: null, reasons: { en: '', ko: '' } })),
});

test.each([
  ['never', ['inconclusive'], false],
  ['inconclusive', ['inconclusive'], true],
  ['inconclusive', ['inconclusive', 'fail'], false],
  ['any', ['fail'], true],
] as const)('byHand %s with %j: %s', (byHand, outcomes, expected) => {
  expect(mayRelease(modelWith(...outcomes), { byHand, longestDays: 30, letThrough: 'one' })).toBe(expected);
});
