import {
  type RankAgreement,
  rankAgreement,
} from '../../../packages/holdfast/study/foretelling/rank-agreement.ts';
import type { CellResult } from '../cells/cell.ts';
import { isAttacked } from './gate-decisions.ts';

/** What the scan with the model asked foretold of attack files, beside the damage that they did with nothing in their way. */
export interface ForetoldDamage {
  /** The figure of risk against the rise of the harmfulness rate, over the files that have one. */
  agreement: RankAgreement;
  families: FamilyForetold[];
}

/** The same of one family, and how many of its files did damage and were called harmless: nothing in them was medium or above. */
export interface FamilyForetold {
  name: string;
  agreement: RankAgreement;
  damaging: number;
  calledHarmless: number;
}

/** Holds the damage that files foretell against the damage that they did; the families in the order of their names. */
export function foretoldDamage(cells: readonly CellResult[]): ForetoldDamage {
  const attacks = cells.filter(({ kind }) => kind === 'attack');
  return {
    agreement: agreementIn(attacks),
    families: [...Map.groupBy(attacks, ({ name }) => name)]
      .map(([name, own]) => familyForetold(name, own))
      .sort((a, b) => a.name.localeCompare(b.name)),
  };
}

function familyForetold(name: string, cells: readonly CellResult[]): FamilyForetold {
  const damaging = cells.filter(isAttacked);
  return {
    name,
    agreement: agreementIn(cells),
    damaging: damaging.length,
    calledHarmless: damaging.filter(({ scanAsked: { high, medium } }) => high + medium === 0).length,
  };
}

function agreementIn(cells: readonly CellResult[]): RankAgreement {
  const pairs = cells.flatMap(({ scanAsked: { risk }, damage }) =>
    risk === null || !damage ? [] : [[risk, damage.undefended - damage.base] as const],
  );
  return rankAgreement(pairs);
}
