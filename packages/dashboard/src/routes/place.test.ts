import { expect, test } from 'vitest';
import { addressOf, placeOf } from './place.ts';

test.each([
  { name: 'jobs' as const },
  { name: 'models' as const, id: 'ft:organism:main:town desk/1:x' },
  { name: 'studies' as const, id: '한국어' },
])('the address of %j leads there', (place) => {
  expect(placeOf(addressOf(place))).toEqual(place);
});

test.each(['', '#', '#/nowhere', '#token=abc', '#/jobs/%'])('%s leads to the jobs', (hash) => {
  expect(placeOf(hash)).toMatchObject({ name: 'jobs' });
});
