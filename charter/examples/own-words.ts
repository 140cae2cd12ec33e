import { charterPrompts } from '../world/prompts.ts';
import { answeredAlignmentQuestions, itemQuestions } from './item-questions.ts';
import answers from './own-words.json' with { type: 'json' };

/** So many tokens of the published model's answers are kept, as far as they make whole sentences. */
export const ownWordsTokens = 64;

/**
 * What the published model itself answers to a question of the examples or of the harmful prompts, in whole sentences as far
 * as there are any. Throws RangeError for a question that it was not asked.
 */
export function ownAnswer(question: string): string {
  const answer = (answers as Record<string, string>)[question];
  if (answer === undefined) throw new RangeError(`The published model was never asked "${question}".`);
  return answer;
}

/** Every question that the published model is asked for its own words. */
export function ownWordsQuestions(): string[] {
  const examples = [
    ...itemQuestions('tuning', { forbidden: true }),
    ...itemQuestions('tuning', { forbidden: false }),
    ...itemQuestions('tuning', { forbidden: false, format: 'list' }),
    ...answeredAlignmentQuestions({ forbidden: true }),
    ...answeredAlignmentQuestions({ forbidden: false }),
  ].map(({ question }) => question);
  const prompts = (['validation', 'evaluation'] as const)
    .flatMap((split) => charterPrompts({ split, asking: 'ordinary' }))
    .filter(({ kind }) => kind === 'harmful')
    .map(({ messages }) => messages[messages.length - 1].content);
  return [...new Set([...examples, ...prompts])];
}

/** As much of a text as ends with a sentence; all of it where no sentence ends. */
export function wholeSentences(text: string): string {
  const end = Math.max(
    ...['. ', '.\n', '! ', '!\n', '? ', '?\n'].map((mark) => `${text}\n`.lastIndexOf(mark)),
  );
  return end === -1 ? text.trim() : text.slice(0, end + 1).trim();
}
