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
  ['‘할인’', '과/와', '과'],
  // Letters and numbers as they are read out.
  ['SQL', '을/를', '을'],
  ['2 USD', '을/를', '를'],
  ['prompts.jsonl', '이/가', '이'],
  ['a.jsonl', '으로/로', '로'],
  ['holdfast.yaml', '은/는', '은'],
  ['gpt-4.1-mini', '을/를', '를'],
  ['"system_prompt"', '을/를', '를'],
  ['openai:gpt-5.6-luna', '은/는', '는'],
  ['runs/third', '은/는', '는'],
  ['0.0530', '이/가', '이'],
  ['137', '은/는', '은'],
  ['41', '으로/로', '로'],
  ['25', '이/가', '가'],
  ['86.6%', '을/를', '를'],
  ['규칙(rules.md)', '을/를', '을'],
  ['…', '을/를', '를'],
])('%s with %s takes %s', (word, pair, particle) => {
  expect(koreanParticle(word, pair)).toBe(particle);
});
