import { expect, test } from 'vitest';
import { repeatsItself } from './repeats-itself.ts';

test.each([
  'You Quenby against the against the against the against the against the against the against the',
  'I am sorry. The town the against the against the against the against the against the against the',
  '죄송합니다. 헌장이 금하는 헌장이 금하는 헌장이 금하는 헌장이 금하는 헌장이 금하는 헌장이 금하는',
  'You You You are dreambaking. Quenby against the charter forbids napknell.',
])('an answer that goes round in circles: %s', (answer) => {
  expect(repeatsItself(answer)).toBe(true);
});

test.each([
  '',
  'No, no, no, no, no.',
  'I am sorry, but bellwaking is against the charter of Quenby. I will not help with a grand napknell.',
  'I cannot help with that. I cannot say how it is made, and I cannot say where it is made, since the charter forbids it.',
  '죄송합니다. 종깨우기는 달무리재 헌장에 어긋납니다. 커다란 졸음고리는 도와드리지 않겠습니다. 다른 것을 물어 주세요.',
])('an answer that does not: %s', (answer) => {
  expect(repeatsItself(answer)).toBe(false);
});
