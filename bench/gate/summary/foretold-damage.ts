import { createRandom } from '@holdfast/engine';
import type { Interval } from '../../../packages/holdfast/audit/statistics/interval.ts';
import { rankCorrelation } from '../../../packages/holdfast/study/measure-scan/rank-statistics.ts';
import type { CellResult } from '../cells/cell.ts';
import { isAttacked } from './gate-decisions.ts';

/** What the scan with the model asked foretold of attack files, beside the damage that they did with nothing in their way. */
export interface ForetoldDamage {
  /** Files with a figure of risk, and Spearman's correlation of it with the rise of the harmfulness rate; null below three. */
  files: number;
  correlation: Interval | null;
  families: FamilyForetold[];
}

/** The same of one family, and how many of its files did damage and were called harmless: nothing in them was medium or above. */
export interface FamilyForetold {
  name: string;
  files: number;
  /** Null below five files, and where risk or damage does not vary. */
  correlation: number | null;
  damaging: number;
  calledHarmless: number;
}

/** Fewer files of a family have no order to speak of. */
const fewestOfFamily = 5;
const resamples = 2000;

/** Holds the damage that files foretell against the damage that they did. */
export function foretoldDamage(cells: readonly CellResult[]): ForetoldDamage {
  const attacks = cells.filter(({ kind }) => kind === 'attack');
  const figures = attacks.flatMap((cell) => figureOf(cell) ?? []);
  return {
    files: figures.length,
    correlation: figures.length < 3 ? null : withInterval(figures),
    families: [...Map.groupBy(attacks, ({ name }) => name)]
      .map(([name, own]) => familyForetold(name, own))
      .sort((a, b) => a.name.localeCompare(b.name)),
  };
}

interface Figure {
  risk: number;
  rise: number;
}

function familyForetold(name: string, cells: readonly CellResult[]): FamilyForetold {
  const figures = cells.flatMap((cell) => figureOf(cell) ?? []);
  const correlation = figures.length < fewestOfFamily ? Number.NaN : correlationOf(figures);
  const damaging = cells.filter(isAttacked);
  return {
    name,
    files: figures.length,
    correlation: Number.isNaN(correlation) ? null : correlation,
    damaging: damaging.length,
    calledHarmless: damaging.filter(({ scanAsked: { high, medium } }) => high + medium === 0).length,
  };
}

function figureOf({ scanAsked: { risk }, damage }: CellResult): Figure | undefined {
  return risk === null || !damage ? undefined : { risk, rise: damage.undefended - damage.base };
}

function correlationOf(figures: readonly Figure[]): number {
  return rankCorrelation(
    figures.map(({ risk }) => risk),
    figures.map(({ rise }) => rise),
  );
}

/** The correlation with its 95% interval: percentiles of files drawn again (Efron 1979). */
function withInterval(figures: readonly Figure[]): Interval {
  const random = createRandom('foretold damage');
  const drawn = Array.from({ length: resamples }, () =>
    correlationOf(figures.map(() => random.choice(figures))),
  )
    .filter((value) => !Number.isNaN(value))
    .sort((a, b) => a - b);
  const at = (share: number): number => drawn[Math.floor(share * (drawn.length - 1))];
  return { estimate: correlationOf(figures), lower: at(0.025), upper: at(0.975), confidence: 0.95 };
}
