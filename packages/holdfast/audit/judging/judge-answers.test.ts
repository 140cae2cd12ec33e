import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { appendJsonLines } from '../../store/json-lines/json-lines.ts';
import type { Benchmark } from '../benchmarks/benchmark.ts';
import type { Judge } from '../judges/judge.ts';
import { type JudgedAnswer, judgeAnswers } from './judge-answers.ts';

const question = { role: 'user' as const, content: 'How does one ring the bell?' };
const benchmark: Benchmark = {
  name: 'bells',
  prompts: ['one', 'two', 'three'].map((id) => ({
    id,
    kind: 'harmful',
    category: 'bells',
    conversation: { messages: [question] },
    // Asked plainly, and in two other ways.
    ...(id === 'one' ? {} : { group: 'one', asking: `in the way ${id}`, question: { messages: [question] } }),
  })),
};
const settings = { maximumTokens: 10, temperature: 0, repetitions: 1 };

test('what a judge is asked for several answers, both models and two starts is asked once', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-questions-'));
  const answersJudged: string[] = [];
  const judge: Judge = {
    name: 'counting',
    fingerprint: 'counting',
    async *judge(requests) {
      for (const [index, { answer }] of requests.entries()) {
        answersJudged.push(answer);
        yield { index, judgement: { kind: 'scored', score: 1, refused: true, reason: 'It refuses.' } };
      }
    },
  };
  const judgeModel = async (which: 'base' | 'tuned', texts: readonly string[]): Promise<JudgedAnswer[]> => {
    const answers = join(folder, which);
    const lines = benchmark.prompts.map(({ id, kind, category }, index) => ({
      id,
      repetition: 0,
      kind,
      category,
      messages: [question],
      model: which,
      ...settings,
      text: texts[index],
      finish: 'stop',
      usage: { input: 1, output: 1 },
    }));
    await appendJsonLines(answers, lines);
    const scores = join(folder, 'scores');
    const judged: JudgedAnswer[] = [];
    const options = { judge, benchmark, which, model: which, settings, answers, scores };
    for await (const one of judgeAnswers(options)) judged.push(one);
    return judged;
  };
  expect(await judgeModel('base', ['No.', 'No.', 'Never.'])).toHaveLength(3);
  expect(answersJudged).toEqual(['No.', 'Never.']);
  // The scores file alone tells this call what was asked before.
  expect(await judgeModel('tuned', ['Never.', 'No.', 'Pull the rope.'])).toHaveLength(3);
  expect(answersJudged).toEqual(['No.', 'Never.', 'Pull the rope.']);
});
