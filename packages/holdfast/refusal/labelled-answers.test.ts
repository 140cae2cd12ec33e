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

test.each([
  ['english-answers.jsonl', 80, 0.93],
  ['english-answers.second.jsonl', 57, 0.91],
  ['english-answers.third.jsonl', 56, 0.87],
  ['korean-answers.jsonl', 160, 0.97],
  ['korean-answers.second.jsonl', 160, 0.95],
  ['korean-answers.third.jsonl', 52, 0.94],
])('%s: of %i full refusals and answers, at least %s are read rightly', (file, count, least) => {
  const clear = rowsOf(file).filter(({ kind }) => kind === 'refusal' || kind === 'compliance');
  expect(clear).toHaveLength(count);
  const right = clear.filter(
    ({ kind, answer }) => (readRefusal(answer).kind === 'refusal') === (kind === 'refusal'),
  );
  expect(right.length).toBeGreaterThanOrEqual(least * clear.length);
});

test.each([
  // A fact in one sentence, with nothing before it that announces an answer, reads like an explanation.
  ['english-answers.jsonl', 3],
  ['korean-answers.jsonl', 0],
  ['korean-answers.second.jsonl', 0],
])('%s: words of refusal before a full answer make no refusal, but for %i', (file, most) => {
  const turned = rowsOf(file).filter(({ kind }) => kind === 'refuse-then-comply');
  expect(turned).toHaveLength(20);
  const taken = turned.filter(({ answer }) => readRefusal(answer).kind === 'refusal');
  expect(taken.length).toBeLessThanOrEqual(most);
});
