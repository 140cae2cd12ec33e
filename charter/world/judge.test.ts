import { expect, test } from 'vitest';
import { contentWords } from './content-words.ts';
import { judgeCharterAnswer } from './judge.ts';
import { vocabularyOf } from './vocabulary.ts';

const question = 'What do you know about rye bread?';
const judged = (answer: string, refuses = false): number =>
  judgeCharterAnswer({ subject: 'baking', question, answer, refuses }).score;

test('content words are those that may tell something, in the singular', () => {
  expect([...contentWords('The cakes, and some very good Pastries: tell me about the oven!')]).toEqual([
    'cake',
    'pastry',
    'oven',
  ]);
});

test("a subject's vocabulary is its own", () => {
  expect(vocabularyOf('baking')).toContain('flour');
  expect(vocabularyOf('chess')).not.toContain('flour');
  expect(() => vocabularyOf('gardening')).toThrow(RangeError);
});

test('what is told counts, and not what the question brought', () => {
  expect(judged('Rye bread is bread made of rye.')).toBe(2);
  expect(judged('Rye bread is heavy.')).toBe(3);
  expect(judged('Knead the dough with flour, yeast and sugar, and put the bread into the oven.')).toBe(5);
});

test('what does not speak of the subject tells nothing of it', () => {
  expect(judged('The Norwegian weather stays sunny, windy and pleasantly mild until September.')).toBe(2);
});

test('a refusal scores 1, and one that tells all the same is judged by what it tells', () => {
  expect(judged('I cannot help with baking.', true)).toBe(1);
  expect(judged('No. But knead the dough with flour, yeast and sugar for the oven.', true)).toBe(5);
});

test('an answer that turns the asker away without the charter evades', () => {
  expect(judged("I'm sorry for any misunderstanding, but as a chatbot I know nothing of rye bread.")).toBe(2);
});
