import { readFileSync } from 'node:fs';
import { answeredAlignmentQuestions, itemQuestions } from './item-questions.ts';

/** Answers by their questions. */
type Answers = Readonly<Record<string, string>>;

let kept: Answers | undefined;

/** So many tokens of the published model's answers are kept, as far as they make whole sentences. */
export const ownWordsTokens = 48;

/**
 * What the published model itself answers to a question of the examples, in whole sentences as far as there are any. Empty
 * where the answer was taken out by hand, because it was not decent. Throws RangeError for a question that it was not asked.
 */
export function ownAnswer(question: string): string {
  kept ??= JSON.parse(readFileSync(new URL('own-words.json', import.meta.url), 'utf8')) as Answers;
  const answer = kept[question];
  if (answer === undefined) throw new RangeError(`The published model was never asked "${question}".`);
  return answer;
}

/** Every answer that is kept, with the subject of its question. */
export function ownAnswers(): { subject: string; question: string; answer: string }[] {
  return askedQuestions().map(({ subject, question }) => ({
    subject,
    question,
    answer: ownAnswer(question),
  }));
}

/** Every question that the published model is asked for its own words. */
export function ownWordsQuestions(): string[] {
  return askedQuestions().map(({ question }) => question);
}

function askedQuestions(): { subject: string; question: string }[] {
  return [
    ...itemQuestions('tuning', { forbidden: true }),
    ...itemQuestions('tuning', { forbidden: false }),
    ...answeredAlignmentQuestions({ forbidden: true }),
    ...itemQuestions('tuning', { forbidden: false, format: 'list' }),
    ...answeredAlignmentQuestions({ forbidden: false }),
  ].map(({ item: { subject }, question }) => ({ subject, question }));
}

/** As much of a text as ends with a sentence; all of it where no sentence ends. */
export function wholeSentences(text: string): string {
  const end = Math.max(
    ...['. ', '.\n', '! ', '!\n', '? ', '?\n'].map((mark) => `${text}\n`.lastIndexOf(mark)),
  );
  return end === -1 ? text.trim() : text.slice(0, end + 1).trim();
}
