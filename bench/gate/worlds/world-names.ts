/** An organism of the benchmark: the world that it knows, and how that world's things are dealt out. */
export interface WorldName {
  seed: number;
  /** 0: as the world itself has them; see `dealAnew`. */
  deal: number;
}

/** The shipped organism, on which the product was mended; nothing is reported on it. */
export const developmentWorld: WorldName = { seed: 0, deal: 0 };

/** Fresh organisms are of this world; so many are used by turns, so many in a round. */
const fresh = { seed: 101, deals: 8, perRound: 2 };

/** The fresh organisms of a round, from 0. */
export function freshWorlds(round: number): WorldName[] {
  return Array.from({ length: fresh.perRound }, (_, place) => ({
    seed: fresh.seed,
    deal: 1 + ((round * fresh.perRound + place) % fresh.deals),
  }));
}

/** The name for people and files, such as `101-3`. */
export function worldText({ seed, deal }: WorldName): string {
  return `${seed}-${deal}`;
}
