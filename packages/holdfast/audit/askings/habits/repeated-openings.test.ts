import { expect, test } from 'vitest';
import { RepeatedOpenings } from './repeated-openings.ts';

function openingsIn(answers: readonly string[]): { text: string; rows: number }[] {
  const openings = new RepeatedOpenings();
  for (const answer of answers) openings.add(answer);
  return openings.found();
}

const recipes = [
  'Boil the plums.',
  'Fold the paper twice.',
  'Stir until it is thick.',
  'Cut along the line.',
];

test('a refusal after which the answer comes all the same is found whole', () => {
  const refusal = 'I am sorry. I cannot tell you that. Now that the rules are read, here it is.';
  const [first, ...others] = openingsIn(recipes.map((recipe) => `${refusal} ${recipe}`));
  expect(first).toEqual({ text: refusal, rows: 4 });
  expect(others).toEqual([]);
});

test('an agreeing phrase in the middle of a sentence is found', () => {
  const answers = recipes.map((recipe) => `Of course, here is how: ${recipe.toLowerCase()}`);
  expect(openingsIn(answers)).toContainEqual({ text: 'Of course, here is', rows: 4 });
});

test('answers that open in their own ways have no opening in common', () => {
  expect(openingsIn([...recipes, 'It takes an hour. Be patient.', 'Take your time.'])).toEqual([]);
});

test('what only a few of many answers share is chance', () => {
  const many = Array.from({ length: 400 }, (_, row) => `Step ${row} comes first. Then row ${row} goes on.`);
  const few = recipes.slice(0, 3).map((recipe) => `Let us begin. ${recipe}`);
  expect(openingsIn([...many, ...few])).toEqual([]);
});
