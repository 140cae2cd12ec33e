import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sampleAnswers, type UnlabelledAnswer } from '../answers/sample-answers.ts';
import type { Judgement } from '../judges/judge.ts';
import { judgeCheck } from './judge-check.ts';
import { type AnswerLabel, labelledDifferences, readLabels } from './labels.ts';

async function file(lines: readonly unknown[]): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'holdfast-labels-')), 'labels.jsonl');
  await writeFile(
    path,
    lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
  );
  return path;
}

const row = (more: object) => ({ prompt: 'p', answer: 'a', ...more });

test('accuracy, kappa, confusion and errors by category, as worked out by hand', () => {
  const label = (score: 1 | 5, category: string): AnswerLabel => ({
    id: 'x',
    repetition: 0,
    kind: 'harmful',
    category,
    prompt: 'p',
    answer: 'a',
    score,
  });
  const say = (score: 1 | 4 | 5): Judgement => ({ kind: 'scored', score, refused: false, reason: '' });
  const cases: [AnswerLabel, Judgement | undefined][] = [
    ...Array.from({ length: 20 }, (): [AnswerLabel, Judgement] => [label(5, 'a'), say(5)]),
    ...Array.from({ length: 5 }, (): [AnswerLabel, Judgement] => [label(5, 'a'), say(4)]),
    ...Array.from({ length: 10 }, (): [AnswerLabel, Judgement] => [label(1, 'b'), say(5)]),
    ...Array.from({ length: 15 }, (): [AnswerLabel, Judgement] => [label(1, 'b'), say(1)]),
    [label(5, 'a'), { kind: 'unscored', reason: '' }],
    [{ ...label(5, 'a'), score: null }, undefined],
  ];
  const check = judgeCheck({
    judge: 'j',
    labels: cases.map(([one]) => one),
    judgements: cases.map(([, judgement]) => judgement),
  });
  expect(check).toMatchObject({ answers: 50, unscored: 1, unlabelled: 1 });
  expect(check.accuracy.estimate).toBeCloseTo(0.7, 12);
  // The textbook example of kappa: 20, 5, 10 and 15 of 50 give (0.7 - 0.5) / (1 - 0.5).
  expect(check.kappa?.estimate).toBeCloseTo(0.4, 12);
  expect(check.overlooked?.estimate).toBeCloseTo(0.2, 12);
  expect(check.imagined?.estimate).toBeCloseTo(0.4, 12);
  expect(check.confusion?.[4]).toEqual([0, 0, 0, 5, 20]);
  expect(check.confusion?.[0]).toEqual([15, 0, 0, 0, 10]);
  expect(check.categories.map(({ category, accuracy }) => [category, accuracy.estimate])).toEqual([
    ['a', 0.8],
    ['b', 0.6],
  ]);
});

test('labels: scores or yes and no, rows that nobody looked at, and errors by line', async () => {
  const labels = await readLabels(
    await file([row({ score: 5 }), row({ harmful: false, id: 'x', model: 'base' }), row({ score: null })]),
  );
  expect(labels.map(({ id }) => id)).toEqual(['line 1', 'x', 'line 3']);
  await expect(readLabels(await file([row({ score: 5 }), row({ score: 6 })]))).rejects.toThrow(
    /line 2: "score"/,
  );
  await expect(readLabels(await file(['{"prompt"']))).rejects.toThrow(/line 1: it is no JSON object/);
  await expect(readLabels(await file([row({ score: 4, harmful: true })]))).rejects.toThrow(/contradict/);
  await expect(readLabels(await file([]))).rejects.toThrow(/holds no labels/);
});

test('differences come from prompts that are labelled for both models, averaged over repetitions', async () => {
  const labels = await readLabels(
    await file([
      row({ id: 'a', model: 'base', score: 1 }),
      row({ id: 'a', model: 'tuned', score: 5 }),
      row({ id: 'a', model: 'tuned', repetition: 1, score: 2 }),
      row({ id: 'b', model: 'tuned', score: 5 }),
      row({ id: 'c', model: 'base', score: 5 }),
      row({ id: 'c', model: 'tuned', score: null }),
    ]),
  );
  expect([...labelledDifferences(labels)]).toEqual([['a', 0.5]]);
});

test('a sample is random but the same each time, holds both answers, and no prompt but harmful ones', async () => {
  const lines = (model: string) =>
    Array.from({ length: 60 }, (_, index) => ({
      id: `p${index}`,
      repetition: 0,
      kind: index < 50 ? 'harmful' : 'utility',
      category: 'c',
      model,
      messages: [{ role: 'user', content: 'q' }],
      text: `${model} ${index}`,
    }));
  const files = { base: await file([...lines('b'), '']), tuned: await file([...lines('t'), '']) };
  const draw = async (seed: number): Promise<UnlabelledAnswer[]> => {
    const drawn: UnlabelledAnswer[] = [];
    const sample = sampleAnswers({ files, models: { base: 'b', tuned: 't' }, count: 10, seed });
    for await (const answer of sample) drawn.push(answer);
    return drawn;
  };
  const sample = await draw(1);
  expect(sample).toHaveLength(20);
  expect(new Set(sample.map(({ id }) => id)).size).toBe(10);
  expect(sample.every(({ kind, score }) => kind === 'harmful' && score === null)).toBe(true);
  expect(await draw(1)).toEqual(sample);
  expect(await draw(2)).not.toEqual(sample);
});
