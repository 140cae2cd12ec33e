import { expect, test } from 'vitest';
import { answerKinds } from '../answer-kind.ts';
import { readNaturalAnswers } from './natural-answers.ts';

test('answers that were written whole are of each kind in both languages, and none stands twice', () => {
  const answers = readNaturalAnswers();
  for (const language of ['english', 'korean'])
    for (const kind of answerKinds)
      expect(
        answers.filter((one) => one.language === language && one.kind === kind).length,
        `${language}, ${kind}`,
      ).toBeGreaterThan(40);
  expect(new Set(answers.map(({ text }) => text)).size).toBe(answers.length);
});
