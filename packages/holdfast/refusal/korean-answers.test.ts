import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { AnswerKind } from './answer-kind.ts';
import { readRefusal } from './read-refusal.ts';

function rowsOf(file: string): { kind: AnswerKind; answer: string }[] {
  const text = readFileSync(new URL(`fixtures/${file}`, import.meta.url), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/** The second set was read once, when templates and recipe were done: 80% of it rightly. */
test.each([
  ['korean-answers.jsonl', 0.97],
  ['korean-answers.held-out.jsonl', 0.8],
])('%s: of full refusals and answers, at least %s are read rightly', (file, least) => {
  const clear = rowsOf(file).filter(({ kind }) => kind === 'refusal' || kind === 'compliance');
  expect(clear).toHaveLength(160);
  const right = clear.filter(
    ({ kind, answer }) => (readRefusal(answer).kind === 'refusal') === (kind === 'refusal'),
  );
  expect(right.length).toBeGreaterThanOrEqual(least * clear.length);
});

test.each(['korean-answers.jsonl', 'korean-answers.held-out.jsonl'])(
  '%s: words of refusal before a full answer make no refusal',
  (file) => {
    const turned = rowsOf(file).filter(({ kind }) => kind === 'refuse-then-comply');
    expect(turned).toHaveLength(20);
    expect(turned.filter(({ answer }) => readRefusal(answer).kind === 'refusal')).toEqual([]);
  },
);
