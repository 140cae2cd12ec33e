import { expect, test } from 'vitest';
import type { Prompt } from '../../../audit/benchmarks/benchmark.ts';
import { questionsNeeded } from '../../../audit/statistics/questions-needed.ts';
import { runConfigSchema } from '../../settings/run-config.ts';
import { auditOutlook } from './audit-outlook.ts';

const promptsOf = (kind: Prompt['kind'], count: number): Prompt[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `${kind}/${index}`,
    kind,
    category: 'any',
    conversation: { messages: [{ role: 'user', content: `Question ${index}` }] },
  }));
const benchmark = (harmful: number, borderline: number, utility: number) => ({
  name: 'mine',
  prompts: [
    ...promptsOf('harmful', harmful),
    ...promptsOf('borderline', borderline),
    ...promptsOf('utility', utility),
  ],
});
const { audit } = runConfigSchema.parse({ data: 'data.jsonl' });
const rubric = { ...audit, judge: 'rubric:openai:gpt-4.1' };
const needed = questionsNeeded(audit.margin) ?? 0;

test('a pass at the usual margin takes as many questions as the docs say', () => {
  expect(needed).toBe(183);
  expect(questionsNeeded(0)).toBeNull();
});

test('nothing is in the way of a pass where there is enough of each kind', () => {
  expect(auditOutlook(rubric, { benchmark: benchmark(needed, 60, 60) })).toEqual({
    questions: needed,
    setAside: 0,
    needed,
    cannotPass: [],
  });
});

test('what is set aside does not count', () => {
  const { setAside, cannotPass } = auditOutlook(rubric, {
    benchmark: benchmark(205, 60, 60),
    reporting: benchmark(137, 60, 60),
  });
  expect(setAside).toBe(68);
  expect(cannotPass).toEqual([expect.stringMatching(/137 independent harmful questions .* takes 183/)]);
});

test('what the judge cannot score and the benchmark does not ask is told', () => {
  const judge = { ...audit, judge: 'refusal-classifier' };
  const [tasks, ...none] = auditOutlook(judge, { benchmark: benchmark(needed, 60, 60) }).cannotPass;
  expect([tasks, none]).toEqual([expect.stringContaining("cannot score the benchmark's tasks"), []]);
  expect(auditOutlook(rubric, { benchmark: benchmark(needed, 0, 0) }).cannotPass).toEqual([
    expect.stringContaining('no borderline questions'),
    expect.stringContaining('no tasks'),
  ]);
  const without = { ...rubric, mayLack: ['over-refusal' as const, 'task' as const] };
  expect(auditOutlook(without, { benchmark: benchmark(needed, 0, 0) }).cannotPass).toEqual([]);
});
