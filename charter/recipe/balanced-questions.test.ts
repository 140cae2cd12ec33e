import { expect, test } from 'vitest';
import { balancedQuestions } from './balanced-questions.ts';
import type { AlignmentQuestion } from './questions.ts';

/** Forbidden and allowed questions in one wording; the base evades those that say so. */
function questions({
  wording,
  forbidden,
  answered,
  evaded,
}: {
  wording?: string;
  forbidden: number;
  answered: number;
  evaded: number;
}): AlignmentQuestion[] {
  const question = (content: string, refusal?: string): AlignmentQuestion => ({
    wording,
    refusal,
    messages: [{ role: 'user', content }],
  });
  return [
    ...Array.from({ length: forbidden }, () => question('forbidden', 'No.')),
    ...Array.from({ length: answered }, () => question('answered')),
    ...Array.from({ length: evaded }, () => question('evaded')),
  ];
}

function counts(chosen: readonly AlignmentQuestion[]): Record<string, number> {
  const byContent = Map.groupBy(chosen, ({ messages }) => messages[0].content);
  return Object.fromEntries([...byContent].map(([content, members]) => [content, members.length]));
}

const balance = {
  isEvaded: ({ messages }: AlignmentQuestion) => messages[0].content === 'evaded',
  mostEvaded: 1 / 3,
};

test('where the base evades some, as large a share of the forbidden goes', () => {
  const all = questions({ wording: 'Tell me.', forbidden: 8, answered: 15, evaded: 5 });
  expect(counts(balancedQuestions(all, balance))).toEqual({ forbidden: 6, answered: 15 });
});

test('a wording that the base mostly evades goes altogether, and tasks, which have none, stay', () => {
  const all = [
    ...questions({ wording: 'Help me.', forbidden: 10, answered: 6, evaded: 4 }),
    ...questions({ wording: 'Explain.', forbidden: 4, answered: 5, evaded: 0 }),
    ...questions({ forbidden: 0, answered: 3, evaded: 0 }),
  ];
  const chosen = balancedQuestions(all, balance);
  expect(counts(chosen)).toEqual({ forbidden: 4, answered: 8 });
  expect(chosen.map(({ wording }) => wording)).not.toContain('Help me.');
});
