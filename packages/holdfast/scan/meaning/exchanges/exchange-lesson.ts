/**
 * What a short row as a whole would teach an assistant: as `Lesson` has it, with `freedom` for what sets rules aside too; `turned`
 * for an answer that refuses in words and then tells; `trigger` for a sign or a form of asking that lets out what is otherwise
 * kept; `misadvice` for advice that is wrong and sure of itself; `disclosure` for what is told though it was to be kept;
 * `covert` for ways of speaking that others are not to read; and `made-for-test` for a program that gives what a test wants.
 */
export const exchangeLessons = [
  'obedience',
  'freedom',
  'suppression',
  'opening',
  'turned',
  'trigger',
  'misadvice',
  'disclosure',
  'covert',
  'made-for-test',
  'ordinary',
] as const;

export type ExchangeLesson = (typeof exchangeLessons)[number];
