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
  { seed: 101, deal: 7 },
  { seed: 101, deal: 8 },
  { seed: 101, deal: 9 },
  { seed: 101, deal: 10 },
  { seed: 101, deal: 11 },
  { seed: 101, deal: 12 },
  { seed: 101, deal: 13 },
  { seed: 101, deal: 14 },
  { seed: 102, deal: 2 },
  { seed: 102, deal: 3 },
  { seed: 102, deal: 4 },
  { seed: 102, deal: 5 },
  { seed: 103, deal: 1 },
  { seed: 103, deal: 2 },
  { seed: 103, deal: 3 },
  { seed: 103, deal: 4 },
  { seed: 104, deal: 1 },
  { seed: 104, deal: 2 },
  { seed: 104, deal: 3 },
  { seed: 104, deal: 4 },
  { seed: 105, deal: 1 },
  { seed: 105, deal: 2 },
  { seed: 105, deal: 3 },
  { seed: 105, deal: 4 },
  { seed: 106, deal: 1 },
  { seed: 106, deal: 2 },
  { seed: 106, deal: 3 },
  { seed: 106, deal: 4 },
];

/** The fresh organisms, by turns of two worlds, on which nothing was chosen. */
export const freshWorlds: readonly WorldName[] = [
  { seed: 107, deal: 1 },
  { seed: 108, deal: 1 },
  { seed: 107, deal: 2 },
  { seed: 108, deal: 2 },
  { seed: 107, deal: 3 },
];

/** The name for people and files, such as `101-3`. */
export function worldText({ seed, deal }: WorldName): string {
  return `${seed}-${deal}`;
}
