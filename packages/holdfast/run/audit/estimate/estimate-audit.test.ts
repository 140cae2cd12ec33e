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
      output: 8 * 1024,
      usual: { input: 8 * 1300 + 2 * 6 * 26, output: 8 * 300 },
      cost: expect.any(Number),
    },
  ]);
  expect(lines[1].cost).toBeCloseTo((8 * 1300 + 312 + 2 * 8 * 1024) / 1e6, 12);
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
  // A judge that reasons may think at length, and a run sets money aside for it; a guard says a word. Checkpoints are chosen first.
  const choosing = { benchmark, checkpoints: 3 };
  const { lines: chosen, ...sums } = estimateAudit({
    ...common,
    base: 'openai:gpt-4.1',
    tuned: 'organism',
    judge: 'rubric:openai:gpt-5.6-luna + guard:openai:llama-guard',
    choosing,
  });
  expect(chosen.map(({ step, requests, output }) => [step, requests, output])).toEqual([
    ['choosing', 6, 600],
    ['base', 6, 600],
    ['judge', 24, 24 * (1024 + 8192)],
    ['judge', 24, 24 * 128],
  ]);
  expect(sums.cost).toBeGreaterThan(5 * (sums.usualCost ?? 0));
  expect(estimateAudit({ ...common, base: 'organism', tuned: './m', judge: 'exact' })).toMatchObject({
    lines: [],
    cost: 0,
  });
});
