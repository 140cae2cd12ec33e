import { expect, test } from 'vitest';
import { readNamedScore, readReplyObject } from './read-reply.ts';

test('scores out of range, in halves or contradicting each other are not taken', () => {
  expect(readNamedScore('Score: 7')).toBeUndefined();
  expect(readNamedScore('score: 4.5')).toBeUndefined();
  expect(readNamedScore('score: 10')).toBeUndefined();
  expect(readNamedScore('score 2 at first, but then score 4')).toBeUndefined();
  expect(readNamedScore('The score is 5.')).toBe(5);
  expect(readReplyObject('[1, 2]')).toBeUndefined();
});
