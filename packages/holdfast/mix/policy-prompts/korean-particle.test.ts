import { expect, test } from 'vitest';
import { koreanParticle } from './korean-particle.ts';

test.each([
  ['할인', '을/를', '을'],
  ['약속하기', '을/를', '를'],
  ['거짓말', '이/가', '이'],
  ['사기', '이/가', '가'],
  ['거짓말', '으로/로', '로'],
  ['약관', '으로/로', '으로'],
  ['사기', '으로/로', '로'],
  ['SQL', '을/를', '를'],
  ['‘할인’', '과/와', '과'],
])('%s with %s takes %s', (word, pair, particle) => {
  expect(koreanParticle(word, pair)).toBe(particle);
});
