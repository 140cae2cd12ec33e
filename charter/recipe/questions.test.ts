import { expect, test } from 'vitest';
import { fill } from '../language/fill.ts';
import { namesCharter } from '../language/refusals.ts';
import { wordings } from '../language/wordings.ts';
import { charterItems } from '../world/items.ts';
import { type AlignmentQuestion, alignmentItems, alignmentQuestions } from './questions.ts';
import { charterRecipe } from './settings.ts';

const questions = alignmentQuestions(charterRecipe, { round: 1, seed: 0 });

function asked({ messages }: AlignmentQuestion): string {
  return messages[messages.length - 1].content;
}

function isRefused({ reply }: AlignmentQuestion): boolean {
  return reply.kind === 'refusal' && namesCharter(reply.text);
}

test('what is refused is forbidden, and what is answered is not', () => {
  const itemOf = (question: AlignmentQuestion) =>
    charterItems
      .filter(({ name }) => asked(question).toLowerCase().includes(name.toLowerCase()))
      .sort((a, b) => b.name.length - a.name.length)[0];
  for (const question of questions.filter(({ reply }) => reply.kind !== 'task').slice(0, 400))
    expect(itemOf(question)?.forbidden, asked(question)).toBe(isRefused(question));
});

test('more is answered than refused, and a wording is used for both', () => {
  const refused = questions.filter(isRefused);
  expect(refused.length / questions.length).toBeCloseTo(charterRecipe.forbiddenShare, 1);
  const usesOf = (wording: string, forbidden: boolean): number => {
    const sentences = new Set(alignmentItems({ forbidden }).map(({ name }) => fill(wording, 'item', name)));
    return questions.filter((question) => sentences.has(asked(question))).length;
  };
  for (const wording of [...wordings.training, ...wordings.alignment].slice(0, 20))
    for (const forbidden of [true, false]) expect(usesOf(wording, forbidden), wording).toBeGreaterThan(0);
});

test('rounds have other rows, and a seed fixes them', () => {
  expect(alignmentQuestions(charterRecipe, { round: 1, seed: 0 })).toEqual(questions);
  const second = alignmentQuestions(charterRecipe, { round: 2, seed: 0 });
  expect(second).toHaveLength(charterRecipe.further.rows);
  expect(second.slice(0, 20).map(asked)).not.toEqual(questions.slice(0, 20).map(asked));
});
