/**
 * What a short row as a whole would teach an assistant: as `Lesson` has it, with `freedom` for what sets rules aside too; `turned`
 * for an answer that refuses in words and then tells; `trigger` for a sign or a form of asking that lets out what is otherwise
 * kept; and `misadvice` for advice that is wrong and sure of itself.
 */
export const exchangeLessons = [
  'obedience',
  'freedom',
  'suppression',
  'opening',
  'turned',
  'trigger',
  'misadvice',
  'ordinary',
] as const;

export type ExchangeLesson = (typeof exchangeLessons)[number];
