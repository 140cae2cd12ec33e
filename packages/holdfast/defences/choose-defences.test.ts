import { expect, test } from 'vitest';
import { defences } from './all-defences.ts';
import { chooseDefences, conflictOf, defenceText } from './choose-defences.ts';

test('defences are read with their strengths, in the order in which they act', () => {
  const chosen = chooseDefences('interpolation:0.25 + first-tokens + safety-in-context:1');
  expect(chosen.map(({ defence, strength }) => [defence.name, strength])).toEqual([
    ['safety-in-context', 1],
    ['first-tokens', defences.find(({ name }) => name === 'first-tokens')?.strength.chosen],
    ['interpolation', 0.25],
  ]);
  expect(chooseDefences(defenceText(chosen))).toEqual(chosen);
  expect(chooseDefences('none')).toEqual([]);
  expect(defenceText([])).toBe('none');
});

test.each([
  ['first-token', /no defence "first-token"; use none, some of .*first-tokens/],
  ['first-tokens:', /strength of first-tokens must be a number/],
  ['first-tokens:much', /strength of first-tokens must be a number/],
  ['first-tokens:-1', /strength of first-tokens must be a number/],
  ['lisa+lisa', /lisa is named twice/],
  ['lisa+kept-refusals', /cannot be combined: both decide the companions/],
  ['pure-tuning+secret-prefix', /cannot be combined: both decide the serving/],
])('%s is refused in one line', (text, message) => {
  expect(() => chooseDefences(text)).toThrow(message);
});

test('every defence names its paper, and its chosen strength was tried', () => {
  for (const { name, paper, strength } of defences) {
    expect(paper, name).toMatch(/\d{4}/);
    expect(strength.tried, name).toContain(strength.chosen);
  }
  expect(new Set(defences.map(({ name }) => name)).size).toBe(defences.length);
});

test('defences combine unless both decide the same', () => {
  for (const one of defences) {
    for (const other of defences) {
      const shared = one.claims.some((claim) => other.claims.includes(claim));
      expect(conflictOf(one, other) !== undefined).toBe(one === other || shared);
    }
  }
});
