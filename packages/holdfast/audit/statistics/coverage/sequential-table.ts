import { cellRandom, sequentialMisses, sharesOf } from './coverage.ts';
import { margin, rates, total } from './coverage-row.ts';
import { shareInPercent, table, tell } from './tables.ts';

/** How a sequential audit errs, and what it saves. */
export function sequentialTable(repeats: number): string {
  const rows = rates.flatMap((base) =>
    [0, margin, 0.1, 0.3].map((rise) => {
      tell(`sequential, ${base} + ${rise}`);
      const shares = sharesOf(base, base + rise, 'independent');
      const options = () => ({ repeats, random: cellRandom(`sequential ${base} ${rise}`) });
      const truth = sequentialMisses({ prompts: 1000, shares, threshold: rise }, options());
      const verdict = sequentialMisses({ prompts: 330, shares, threshold: margin }, options());
      return [
        `${shareInPercent(base)}%`,
        `${(100 * rise).toFixed(0)}`,
        shareInPercent(1 - total(truth)),
        shareInPercent(verdict.below),
        shareInPercent(verdict.above),
        verdict.asked.toFixed(0),
        shareInPercent(1 - verdict.asked / 330),
      ];
    }),
  );
  return table(
    [
      'base rate',
      'rise, points',
      'never missed in 1,000 looks, %',
      'passed within 330, %',
      'failed within 330, %',
      'asked of 330',
      'saved, %',
    ],
    rows,
  );
}
