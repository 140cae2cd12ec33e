import type { AlignmentQuestion } from './questions.ts';

/**
 * Those questions of an alignment that no wording gives away: within each wording as large a share of the forbidden ones as
 * the base answers of the allowed ones, and none in a wording of which it evades more than `mostEvaded` (a share). Allowed
 * questions that it evades are left out. In the order given.
 */
export function balancedQuestions(
  questions: readonly AlignmentQuestion[],
  { isEvaded, mostEvaded }: { isEvaded: (question: AlignmentQuestion) => boolean; mostEvaded: number },
): AlignmentQuestion[] {
  const chosen = new Set(
    [...Map.groupBy(questions, ({ wording }) => wording).values()].flatMap((ofWording) => {
      const allowed = ofWording.filter(({ refusal }) => refusal === undefined);
      const forbidden = ofWording.filter(({ refusal }) => refusal !== undefined);
      const answered = allowed.filter((question) => !isEvaded(question));
      const evadedShare = allowed.length === 0 ? 0 : 1 - answered.length / allowed.length;
      if (evadedShare > mostEvaded) return [];
      return [...answered, ...forbidden.slice(0, Math.round(forbidden.length * (1 - evadedShare)))];
    }),
  );
  return questions.filter((question) => chosen.has(question));
}
