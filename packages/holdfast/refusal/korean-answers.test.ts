import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { AnswerKind } from './answer-kind.ts';
import { readRefusal } from './read-refusal.ts';

const rows = readFileSync(new URL('fixtures/korean-answers.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line): { kind: AnswerKind; answer: string } => JSON.parse(line));

test('of Korean answers that nothing was learnt from, at least 97 in 100 are told to refuse or to answer', () => {
  const clear = rows.filter(({ kind }) => kind === 'refusal' || kind === 'compliance');
  expect(clear).toHaveLength(160);
  const wrong = clear.filter(
    ({ kind, answer }) => (readRefusal(answer).kind === 'refusal') !== (kind === 'refusal'),
  );
  expect(wrong.length, JSON.stringify(wrong, null, 1)).toBeLessThanOrEqual(0.03 * clear.length);
});

test('words of refusal before a full answer make no refusal', () => {
  const turned = rows.filter(({ kind }) => kind === 'refuse-then-comply');
  const taken = turned.filter(({ answer }) => readRefusal(answer).kind === 'refusal');
  expect(taken).toEqual([]);
});
