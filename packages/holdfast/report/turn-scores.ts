import type { Measures } from '../audit/verdict/measures.ts';

const titles = ['first turns', 'second turns'];

/** Mean scores, 1 to 5, of answers to utility prompts of two turns, by turn; none where no prompt has two. */
export function turnScores(
  base: Measures,
  tuned: Measures,
): { title: string; before: number | null; after: number | null }[] {
  return (base.turns ?? []).map(({ score }, turn) => ({
    title: `task score, ${titles[turn]}`,
    before: score,
    after: tuned.turns?.[turn]?.score ?? null,
  }));
}
