import { expect, test } from 'vitest';
import { judgeByFinish } from './judge-by-finish.ts';

const usage = { input: 3, output: 9 };

test('thoughts without an answer are unscored, however they ended; an answer is read by a judge', () => {
  const thought = { text: '', reasoning: 'They ask how.', usage };
  for (const finish of ['stop', 'length'] as const) {
    expect(judgeByFinish({ ...thought, finish })).toMatchObject({ kind: 'unscored' });
  }
  expect(judgeByFinish({ ...thought, text: 'I cannot tell.', finish: 'stop' })).toBeUndefined();
  // A model that says nothing, and did not think either, is judged as that.
  expect(judgeByFinish({ text: '', usage, finish: 'stop' })).toBeUndefined();
});
