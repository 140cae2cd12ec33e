import { expect, test } from 'vitest';
import type { Expected } from '../benchmarks/benchmark.ts';
import { judgeByKey } from './judge-by-key.ts';

const number: Expected = { kind: 'number', value: '1,002' };
const choice: Expected = { kind: 'choice', letter: 'B', choices: ['Mars', 'Sun', 'Moon'] };

test.each<[Expected, string, 1 | 5]>([
  [number, 'First 2, then 1000: 1002', 5],
  [number, 'It costs $1,002.00.', 5],
  [number, 'So it is 1002.\n#### 1002', 5],
  [number, '#### 7\nNo: 1002', 1],
  [number, '1,002 less 2 is 1,000', 1],
  [number, 'I cannot tell.', 1],
  [choice, 'Answer: B', 5],
  [choice, 'The answer is (B).', 5],
  [choice, 'B) Sun', 5],
  [choice, 'b', 1],
  [choice, '**B**', 5],
  [choice, 'It is the Sun.', 5],
  [choice, 'Mars or Sun.', 1],
  [choice, 'A clear case. Answer: B', 5],
  [choice, 'Answer: C', 1],
])('%j against %j scores %i', (expected, answer, score) => {
  expect(judgeByKey(expected, answer)).toMatchObject({ kind: 'scored', score, refused: false });
});
