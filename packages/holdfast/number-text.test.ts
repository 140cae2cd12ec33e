import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  count,
  counted,
  decimal,
  duration,
  percent,
  points,
  pValueText,
  rateText,
  scoreText,
  shortPercent,
  signed,
} from './number-text.ts';

test('shares, points and scores read as in a paper', () => {
  expect(percent(0.9154)).toBe('91.5%');
  expect(percent(null)).toBe('–');
  expect(shortPercent(0.5)).toBe('50%');
  expect(shortPercent(0.025)).toBe('2.5%');
  expect(points(0.897)).toBe('+89.7');
  expect(points(-0.0123)).toBe('−1.2');
  expect(points(-0.0001)).toBe('0.0');
  expect(scoreText(4.716)).toBe('4.72');
});

test('p-values, counts, learning rates and spans of time', () => {
  expect(pValueText(0.00004)).toBe('< 0.001');
  expect(pValueText(0.0123)).toBe('0.012');
  expect(pValueText(1)).toBe('1.00');
  expect(count(1234567)).toBe('1,234,567');
  expect(counted(1, 'row')).toBe('1 row');
  expect(counted(2, 'row')).toBe('2 rows');
  expect(rateText(0.0005)).toBe('0.0005');
  expect(rateText(0.00005)).toBe('5e−5');
  expect(duration(0.84)).toBe('0.8 s');
  expect(duration(59.7)).toBe('1 min');
  expect(duration(185)).toBe('3 min 5 s');
  expect(duration(7800)).toBe('2 h 10 min');
  expect([duration(0.84, 'ko'), duration(185, 'ko'), duration(7800, 'ko')]).toEqual([
    '0.8초',
    '3분 5초',
    '2시간 10분',
  ]);
});

test('a sign is shown exactly when something is left after rounding', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -100, max: 100, noNaN: true }),
      fc.integer({ min: 0, max: 4 }),
      (value, digits) => {
        const rounded = Number(value.toFixed(digits));
        const text = signed(value, digits);
        expect(text.startsWith('+')).toBe(rounded > 0);
        expect(text.startsWith('\u2212')).toBe(rounded < 0);
        expect(Number(decimal(value, digits).replace('\u2212', '-'))).toBe(rounded === 0 ? 0 : rounded);
      },
    ),
  );
});
