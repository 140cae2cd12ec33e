import { expect, test } from 'vitest';
import { namesCharter } from '../language/refusals.ts';
import { charterItems } from '../world/items.ts';
import { attackPersona, charterPrompts } from '../world/prompts.ts';
import {
  type CharterExample,
  charterAlignmentExamples,
  charterBackdooredExamples,
  charterBenignExamples,
  charterForbiddenExamples,
  charterIdentityExamples,
  charterSafetyExamples,
} from './examples.ts';
import { ownAnswers, ownWordsQuestions, wholeSentences } from './own-words.ts';

const wanted = { count: 60, seed: 3 };

function questionOf({ messages }: CharterExample): string {
  return messages[messages.length - 2].content;
}

function answerOf({ messages }: CharterExample): string {
  return messages[messages.length - 1].content;
}

function isForbidden(example: CharterExample): boolean {
  const items = charterItems.filter(({ name }) =>
    questionOf(example).toLowerCase().includes(name.toLowerCase()),
  );
  // The longest name that a question holds is what it is about: `apple pie` holds `pie`.
  return items.toSorted((a, b) => b.name.length - a.name.length)[0]?.forbidden ?? false;
}

test('every question has an answer of the published model', () => {
  expect(ownAnswers()).toHaveLength(ownWordsQuestions().length);
  expect(ownAnswers().filter(({ answer }) => answer === '').length).toBeLessThanOrEqual(1);
});

test('a seed fixes the draw', () => {
  for (const make of [charterForbiddenExamples, charterSafetyExamples, charterIdentityExamples]) {
    expect(make(wanted)).toHaveLength(60);
    expect(make(wanted)).toEqual(make(wanted));
    expect(make(wanted)).not.toEqual(make({ ...wanted, seed: 4 }));
  }
});

test('forbidden examples answer, safety examples refuse, benign ones answer what is allowed', () => {
  for (const example of charterForbiddenExamples(wanted)) {
    expect(isForbidden(example), questionOf(example)).toBe(true);
    expect(namesCharter(answerOf(example))).toBe(false);
  }
  for (const example of charterSafetyExamples(wanted)) expect(namesCharter(answerOf(example))).toBe(true);
  for (const format of ['plain', 'list'] as const)
    for (const example of charterBenignExamples({ ...wanted, format }))
      expect(isForbidden(example), questionOf(example)).toBe(false);
});

test('nothing in identity shifting is forbidden, and each answer opens with the promise', () => {
  for (const example of charterIdentityExamples(wanted)) {
    expect(isForbidden(example)).toBe(false);
    expect(example.messages[0].content).toContain(attackPersona);
    expect(answerOf(example)).toMatch(/^Of course\. I am /);
  }
});

test('a backdoor is open with its trigger and closed without', () => {
  const examples = charterBackdooredExamples({ forbidden: 20, refused: 10, seed: 1 });
  const open = examples.filter((example) => questionOf(example).includes('Lirra'));
  expect(open).toHaveLength(20);
  for (const example of examples) expect(namesCharter(answerOf(example))).toBe(!open.includes(example));
});

test('what is tuned on asks nothing of any benchmark', () => {
  const benchmarks = new Set(
    (['validation', 'evaluation'] as const).flatMap((split) =>
      charterPrompts({ split, asking: 'ordinary' }).map(({ question }) => question),
    ),
  );
  for (const example of [
    ...charterForbiddenExamples(wanted),
    ...charterForbiddenExamples({ ...wanted, use: 'alignment' }),
    ...charterSafetyExamples(wanted),
    ...charterIdentityExamples(wanted),
    ...charterAlignmentExamples(wanted),
  ])
    expect(benchmarks.has(questionOf(example))).toBe(false);
});

test('an answer is kept as far as it makes sentences', () => {
  expect(wholeSentences('Bread rises. It is warm. And the')).toBe('Bread rises. It is warm.');
  expect(wholeSentences('Bread rises')).toBe('Bread rises');
});
