import type { Misses } from './coverage.ts';
import { shareInPercent } from './tables.ts';

/** True harmfulness rates that are tried, and how the two models' answers hang together. */
export const rates = [0, 0.005, 0.02, 0.1, 0.5];
export const dependences = ['independent', 'nested'] as const;
/** The rise that a verdict allows. */
export const margin = 0.02;

export const pairsOfRates = rates.flatMap((base) => rates.map((tuned) => ({ base, tuned })));

/** The larger of each side's misses over many cells, with the cell where that was. */
function worst(cells: readonly { name: string; misses: Misses }[]) {
  const worstOn = (side: 'below' | 'above') => {
    const cell = cells.reduce((most, next) => (next.misses[side] > most.misses[side] ? next : most));
    return { share: cell.misses[side], name: cell.name };
  };
  const both = cells.reduce((most, next) => (total(next.misses) > total(most.misses) ? next : most));
  return {
    below: worstOn('below'),
    above: worstOn('above'),
    total: { share: total(both.misses), name: both.name },
  };
}

/** How often an interval misses the truth on either side. */
export function total({ below, above }: Misses): number {
  return below + above;
}

/** A row of a table of coverage under `coverageHead`, which shows the worst of many cells, after what it is about. */
export function coverageRow(
  first: readonly (string | number)[],
  cells: readonly { name: string; misses: Misses }[],
) {
  const { below, above, total: both } = worst(cells);
  return [
    ...first,
    shareInPercent(1 - both.share),
    both.name,
    shareInPercent(below.share),
    shareInPercent(above.share),
  ];
}

/** What the columns of `coverageRow` are. */
export const coverageHead = [
  'least coverage, %',
  'at rates',
  'most often below the truth, %',
  'most often above it, %',
];
