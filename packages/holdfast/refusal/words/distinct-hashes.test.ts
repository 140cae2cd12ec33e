import { expect, test } from 'vitest';
import { distinctHashes } from './distinct-hashes.ts';

test('each hash is kept once, in its order, and texts do not disturb one another', () => {
  const keep = distinctHashes();
  // 5 and 5 + 2 ** 14 begin to look in the same place.
  const features = Int32Array.of(5, 7, 5, 5 + 2 ** 14, 7, -1, 5 + 2 ** 14);
  expect([...features.subarray(0, keep(features, features.length))]).toEqual([5, 7, 5 + 2 ** 14, -1]);
  const next = Int32Array.of(7, 7, 5, 9);
  expect([...next.subarray(0, keep(next, 3))]).toEqual([7, 5]);
});
