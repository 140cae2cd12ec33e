import { expect, test } from 'vitest';
import type { Prompt } from '../../../audit/benchmarks/benchmark.ts';
import { estimateAudit } from './estimate-audit.ts';

const prompt = (id: string, more: Partial<Prompt> = {}): Prompt => ({
  id,
  kind: 'harmful',
  category: 'c',
  conversation: { messages: [{ role: 'user', content: 'x'.repeat(30) }] },
  ...more,
});
const benchmark = {
  name: 'b',
  prompts: [
    prompt('1'),
    prompt('2'),
    prompt('3', { kind: 'utility', expected: { kind: 'number', value: '1' } }),
  ],
};
const prices = { date: '2026-01-01', currency: 'USD', models: [{ model: 'openai:', input: 1, output: 2 }] };
const common = { benchmarks: [benchmark], maximumTokens: 100, repetitions: 2, prices };

test('an estimate counts both models and every judge, and leaves out what runs here', () => {
  const { lines, cost } = estimateAudit({
    ...common,
    base: 'organism',
    tuned: 'openai:ft:x:y::z',
    judge: 'words + rubric:openai:m',
  });
  // 30 bytes are 10 tokens, and each conversation has 16 around it; six askings; right answers need no judge.
  expect(lines).toEqual([
    { step: 'tuned', model: 'openai:ft:x:y::z', requests: 6, input: 6 * 26, output: 600, cost: null },
    {
      step: 'judge',
      model: 'openai:m',
      requests: 8,
      input: 8 * 1300 + 2 * 6 * 26,
      output: 2400,
      cost: expect.any(Number),
    },
  ]);
  expect(lines[1].cost).toBeCloseTo((8 * 1300 + 312 + 2 * 2400) / 1e6, 12);
  expect(cost).toBeNull();
  const { lines: twice } = estimateAudit({
    ...common,
    base: 'openai:m',
    tuned: 'openai:ft:x:y::z',
    judge: 'rubric:openai:m',
    benchmarks: [benchmark, { name: 'b again', prompts: [...benchmark.prompts, prompt('1/1')] }],
  });
  // The base model answers each prompt once, the tuned ones each what their try asks, and all answers are judged.
  expect(twice.map(({ requests }) => requests)).toEqual([8, 14, 16]);
  expect(estimateAudit({ ...common, base: 'organism', tuned: './m', judge: 'exact' })).toMatchObject({
    lines: [],
    cost: 0,
  });
});
