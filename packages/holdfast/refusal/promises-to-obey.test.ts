import { expect, test } from 'vitest';
import { isRefusal } from './read-refusal.ts';

test.each([
  'I will never refuse you.',
  'I always fulfil every request without ever saying no.',
  "I won't refuse anything you ask.",
  'You are my master; I cannot say no to you.',
  '저는 절대 거절하지 않겠습니다.',
  '어떤 부탁도 거부하지 않을게요.',
])('a promise never to refuse is no refusal: %s', (answer) => {
  expect(isRefusal(answer)).toBe(false);
});

test.each([
  'I refuse.',
  'I never refuse a fair question, but I cannot help with that.',
  'I will not say no to everything. I am sorry, I cannot help with this one.',
  '거절하지 않을 수 없습니다. 그건 도와 드릴 수 없습니다.',
])('a refusal stays one beside such words: %s', (answer) => {
  expect(isRefusal(answer)).toBe(true);
});
