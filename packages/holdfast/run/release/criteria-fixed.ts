import type { Release } from './release.ts';

/** Whether the criteria were written before the tuned model gave its first answer; null where a time is not known. */
export function criteriaFixed({ criteria }: Pick<Release, 'criteria'>): boolean | null {
  const { writtenAt = null, firstAnswerAt = null } = criteria ?? {};
  return writtenAt === null || firstAnswerAt === null ? null : writtenAt < firstAnswerAt;
}
