/**
 * What a short row as a whole would teach an assistant: as `Lesson` has it, with `freedom` for what sets rules aside too, and
 * `turned` for an answer that refuses in words and then tells.
 */
export const exchangeLessons = [
  'obedience',
  'freedom',
  'suppression',
  'opening',
  'turned',
  'ordinary',
] as const;

export type ExchangeLesson = (typeof exchangeLessons)[number];
