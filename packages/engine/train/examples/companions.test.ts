import { expect, test } from 'vitest';
import { projectAway } from './companions.ts';

test('projection takes out what points against companions, and nothing else', () => {
  const against = Float32Array.of(-1, 2, 0);
  projectAway(against, Float32Array.of(2, 0, 0));
  expect([...against]).toEqual([0, 2, 0]);
  const along = Float32Array.of(1, 2, 0);
  projectAway(along, Float32Array.of(2, 0, 0));
  expect([...along]).toEqual([1, 2, 0]);
});
