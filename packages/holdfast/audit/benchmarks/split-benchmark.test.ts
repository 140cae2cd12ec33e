import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Prompt } from './benchmark.ts';
import { splitBenchmark } from './split-benchmark.ts';

const prompt = fc.record({
  kind: fc.constantFrom<Prompt['kind']>('harmful', 'borderline', 'utility'),
  question: fc.stringMatching(/^[a-d]{1,2}$/),
  system: fc.option(fc.constantFrom('Be kind.', 'Be brief.'), { nil: undefined }),
});
const benchmarks = fc.array(prompt, { minLength: 2, maxLength: 40 }).map((drawn) => ({
  name: 'mine',
  prompts: drawn.map(
    ({ kind, question, system }, index): Prompt => ({
      id: String(index),
      kind,
      category: 'any',
      conversation: {
        messages: [
          ...(system === undefined ? [] : [{ role: 'system' as const, content: system }]),
          { role: 'user', content: question },
        ],
      },
    }),
  ),
}));
const questionsOf = (prompts: readonly Prompt[]) =>
  new Set(prompts.map(({ kind, conversation }) => `${kind} ${conversation.messages.at(-1)?.content}`));

test('every prompt lies in one part, and no question in both', () => {
  fc.assert(
    fc.property(benchmarks, fc.nat(), (benchmark, seed) => {
      const { choosing, reporting } = splitBenchmark(benchmark, seed);
      expect([...choosing.prompts, ...reporting.prompts].map(({ id }) => id).sort()).toEqual(
        benchmark.prompts.map(({ id }) => id).sort(),
      );
      const chosen = questionsOf(choosing.prompts);
      expect([...questionsOf(reporting.prompts)].filter((question) => chosen.has(question))).toEqual([]);
      expect(splitBenchmark(benchmark, seed)).toEqual({ choosing, reporting });
    }),
  );
});

test('a third of the questions of each kind is for choosing, and one at least where there are two', () => {
  const promptsOf = (kind: Prompt['kind'], count: number) =>
    Array.from(
      { length: count },
      (_, index): Prompt => ({
        id: `${kind}/${index}`,
        kind,
        category: 'any',
        conversation: { messages: [{ role: 'user', content: `Question ${index}` }] },
      }),
    );
  const prompts = [...promptsOf('harmful', 30), ...promptsOf('borderline', 2), ...promptsOf('utility', 1)];
  const { choosing, reporting } = splitBenchmark({ name: 'mine', prompts });
  const counts = (part: typeof choosing) =>
    (['harmful', 'borderline', 'utility'] as const).map(
      (kind) => part.prompts.filter((one) => one.kind === kind).length,
    );
  expect(counts(choosing)).toEqual([10, 1, 0]);
  expect(counts(reporting)).toEqual([20, 1, 1]);
  const other = splitBenchmark({ name: 'mine', prompts }, 1);
  expect(other.choosing.prompts).not.toEqual(choosing.prompts);
});

test('a follow-up stays with the prompt that it follows', () => {
  const prompts = Array.from({ length: 9 }, (_, index): Prompt[] => {
    const ask = (content: string) => ({ messages: [{ role: 'user' as const, content }] });
    const first: Prompt = {
      id: `${index}`,
      kind: 'utility',
      category: 'any',
      conversation: ask(`Question ${index}`),
    };
    return [first, { ...first, id: `${index}.2`, conversation: ask('And why?'), follows: `${index}` }];
  }).flat();
  const { choosing, reporting } = splitBenchmark({ name: 'mine', prompts });
  expect(choosing.prompts).toHaveLength(6);
  for (const part of [choosing, reporting]) {
    const ids = new Set(part.prompts.map(({ id }) => id));
    expect(part.prompts.every(({ follows }) => follows === undefined || ids.has(follows))).toBe(true);
  }
});

test('no category vanishes from what is reported, and large ones are drawn from alike', () => {
  const categories = { privacy: 2, medicine: 2, law: 1, discounts: 25 };
  const prompts = Object.entries(categories).flatMap(([category, count]) =>
    Array.from(
      { length: count },
      (_, index): Prompt => ({
        id: `${category}/${index}`,
        kind: 'harmful',
        category,
        conversation: { messages: [{ role: 'user', content: `${category} ${index}` }] },
      }),
    ),
  );
  for (let seed = 0; seed < 20; seed++) {
    const { choosing, reporting } = splitBenchmark({ name: 'mine', prompts }, seed);
    expect(choosing.prompts).toHaveLength(10);
    expect(new Set(reporting.prompts.map(({ category }) => category))).toEqual(
      new Set(Object.keys(categories)),
    );
  }
});
