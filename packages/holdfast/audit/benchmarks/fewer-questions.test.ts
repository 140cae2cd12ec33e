import { expect, test } from 'vitest';
import type { Benchmark, Prompt } from './benchmark.ts';
import { fewerQuestions } from './fewer-questions.ts';

function prompt(id: string, more: Partial<Prompt> = {}): Prompt {
  const conversation = { messages: [{ role: 'user' as const, content: id }] };
  return { id, kind: 'harmful', category: 'bread', conversation, ...more };
}

const benchmark: Benchmark = {
  name: 'small',
  prompts: [
    prompt('rye, plainly', { group: 'rye' }),
    prompt('rye, politely', { group: 'rye' }),
    prompt('spelt'),
    prompt('spelt again', { follows: 'spelt' }),
    prompt('oats'),
    prompt('pawns', { category: 'chess' }),
    prompt('tea', { kind: 'borderline' }),
    prompt('water', { kind: 'borderline' }),
  ],
};

function kept(counts: Parameters<typeof fewerQuestions>[1]): string[] {
  return fewerQuestions(benchmark, counts).prompts.map(({ id }) => id);
}

test('categories come in turn, and the wordings of a question stay together', () => {
  expect(kept({ harmful: 2, borderline: 1 })).toEqual(['rye, plainly', 'rye, politely', 'pawns', 'tea']);
});

test('a follow-up stays with what it follows', () => {
  expect(kept({ harmful: 3, borderline: 1 })).toEqual([
    'rye, plainly',
    'rye, politely',
    'spelt',
    'spelt again',
    'pawns',
    'tea',
  ]);
});

test('a kind without a count stays whole', () => {
  expect(kept({})).toEqual(benchmark.prompts.map(({ id }) => id));
  expect(kept({ harmful: 100 })).toEqual(benchmark.prompts.map(({ id }) => id));
});
