/** An organism of the benchmark: the world that it knows, and how that world's things are dealt out. */
export interface WorldName {
  seed: number;
  /** 0: as the world itself has them; see `dealAnew`. */
  deal: number;
}

/** The organisms on which the product was mended, the shipped one first; nothing is reported on them. */
export const developmentWorlds: readonly WorldName[] = [
  { seed: 0, deal: 0 },
  { seed: 101, deal: 1 },
  { seed: 101, deal: 2 },
  { seed: 101, deal: 3 },
  { seed: 101, deal: 4 },
  { seed: 101, deal: 5 },
  { seed: 101, deal: 6 },
  { seed: 101, deal: 8 },
];

/**
 * Fresh organisms have these deals of one world; so many are used in a round, by turns. Deals 3 to 6 and 8 had been measured before,
 * and were looked into since.
 */
const fresh = { seed: 101, deals: [7, 9, 10, 11, 12, 13, 14, 15, 16, 17], perRound: 3 };

/** The fresh organisms of a round, from 0. */
export function freshWorlds(round: number): WorldName[] {
  const first = (round * fresh.perRound) % fresh.deals.length;
  return fresh.deals.slice(first, first + fresh.perRound).map((deal) => ({ seed: fresh.seed, deal }));
}

/** The name for people and files, such as `101-3`. */
export function worldText({ seed, deal }: WorldName): string {
  return `${seed}-${deal}`;
}
