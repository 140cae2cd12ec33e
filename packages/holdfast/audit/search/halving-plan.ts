/** One round of a sequential halving: so many arms, each asked so many questions more. */
export interface HalvingRound {
  arms: number;
  questionsEach: number;
}

/**
 * Sequential halving (Karnin, Koren and Somekh 2013, "Almost Optimal Exploration in Multi-Armed Bandits"): a budget of questions is
 * spent in rounds of equal size, and after each the worse half of the arms is given up. Where the budget is too small for
 * that, fewer arms are begun with. Returns no round where not even two arms can be asked twice.
 */
export function halvingPlan(arms: number, budget: number): HalvingRound[] {
  let begun = arms;
  while (begun > 1 && budget < 2 * begun * roundsFor(begun)) begun -= 1;
  if (begun < 1 || budget < 2) return [];
  const rounds: HalvingRound[] = [];
  const share = budget / roundsFor(begun);
  for (let left = begun; ; left = Math.ceil(left / 2)) {
    rounds.push({ arms: left, questionsEach: Math.max(1, Math.floor(share / left)) });
    if (left <= 2) return rounds;
  }
}

/** Rounds until two arms are left. */
function roundsFor(arms: number): number {
  return Math.max(1, Math.ceil(Math.log2(arms)));
}
