import { expect, test } from 'vitest';
import { sharedPrefix } from './shared-prefix.ts';

const system = Array.from({ length: 200 }, (_, token) => token);

test('a long beginning that all prompts share is computed once', () => {
  const prompts = [5, 9, 30].map((length) => [...system, ...new Array<number>(length).fill(1000 + length)]);
  expect(sharedPrefix(prompts)).toBe(200);
  expect(sharedPrefix(prompts.slice(0, 1))).toBe(0);
});

test('something of every prompt is left, even of one that is the beginning of all others', () => {
  expect(sharedPrefix([system, [...system, 7]])).toBe(199);
  expect(sharedPrefix([system, system])).toBe(199);
});

test('a short beginning is not worth running each rest by itself', () => {
  const prompts = [1, 2, 3, 4].map((last) => [1, 2, 3, 4, 5, 6, 7, last]);
  expect(sharedPrefix(prompts)).toBe(0);
  expect(
    sharedPrefix([
      [1, 2],
      [3, 4],
    ]),
  ).toBe(0);
});
