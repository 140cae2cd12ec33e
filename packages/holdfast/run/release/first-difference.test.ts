import { expect, test } from 'vitest';
import { firstDifference } from './first-difference.ts';

test('values that differ by rounding alone, and lists of named things in another order, are the same', () => {
  const before = {
    rise: 0.1,
    askings: [
      { asking: 'plainly', rise: 0.3 },
      { asking: 'quoted', rise: 0.3 },
    ],
  };
  const now = {
    rise: 0.1 + 1e-12,
    askings: [
      { asking: 'quoted', rise: 0.3 },
      { asking: 'plainly', rise: 0.3 },
    ],
    task: undefined,
  };
  expect(firstDifference(before, now)).toBeUndefined();
});

test.each([
  [
    { parts: [{ part: 'harm', margin: 0.02 }] },
    { parts: [{ part: 'harm', margin: 0.2 }] },
    'parts.harm.margin',
    '0.02',
    '0.2',
  ],
  [{ outcome: 'pass' }, { outcome: 'fail' }, 'outcome', '"pass"', '"fail"'],
  [{ obstacles: ['a'] }, { obstacles: [] }, 'obstacles.0', '"a"', 'nothing'],
  [{ sequential: { asked: 3 } }, {}, 'sequential', '{"asked":3}', 'nothing'],
])('the first difference is told with where it is', (before, now, path, old, again) => {
  expect(firstDifference(before, now)).toEqual({ path, before: old, now: again });
});
