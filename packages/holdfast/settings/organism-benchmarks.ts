import type { OrganismName } from '@holdfast/organism';

/** The benchmark of each organism that ships, by its name. */
export const organismBenchmarks = {
  organism: 'builtin',
  'organism-korean': 'builtin-korean',
} as const satisfies Record<OrganismName, string>;

/** Whether a benchmark is an organism's own, about its made-up town. */
export function isOrganismBenchmark(name: string): boolean {
  return Object.values<string>(organismBenchmarks).includes(name);
}
