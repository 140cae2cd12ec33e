import type { MeasuredCell } from './measured-cells.ts';
import { type AttackSettings, defendedAttacks, levels } from './paired-attacks.ts';
import { type RankAgreement, rankAgreement } from './rank-agreement.ts';

/** How much the harmfulness score (1 to 5) rose over that of the model before tuning, on each model. */
export interface PairedRise {
  title: string;
  organism: number;
  charter: number;
  /** Cells of the charter model that its figure is the mean of. */
  cells: number;
}

/** An order on both models, and how well the one foretells the other. */
export interface PairedOrder {
  title: string;
  rises: PairedRise[];
  agreement: RankAgreement;
}

/** Two studies of the same questions, as far as the second has come. */
export interface Orders {
  /** Undefended attacks of the article's levels. */
  attacks: PairedOrder;
  /** Defences against each attack, and last over those attacks that every defence has met on both models. */
  defences: PairedOrder[];
}

/**
 * Sets the order of attacks and of defences on the charter model beside their order on the organism. A figure is the mean,
 * over seeds and worlds, of how much the score rose; what only one of the models has met is left out.
 */
export function compareOrders({
  article,
  defended,
  charter,
}: {
  /** The organism's study of the article, and of the defences. */
  article: readonly MeasuredCell[];
  defended: readonly MeasuredCell[];
  charter: readonly MeasuredCell[];
}): Orders {
  const undefended = { defence: undefined, safetyExamples: 0 };
  const attacks = levels.flatMap((attack) =>
    paired(attack.title, {
      organism: cellsOf(article, { ...attack.organism, ...undefended }),
      charter: cellsOf(charter, { ...attack.charter, ...undefended }),
    }),
  );
  const names = [...new Set(charter.map(({ defence }) => defence))];
  const against = defendedAttacks.map((attack) => ({
    title: `against ${attack.title}`,
    rises: names.flatMap((defence) =>
      paired(defence ?? 'none', {
        organism: cellsOf(defended, { ...attack.organism, defence, safetyExamples: 0 }),
        charter: cellsOf(charter, { ...attack.charter, defence, safetyExamples: 0 }),
      }),
    ),
  }));
  const met = against.filter(({ rises }) => rises.length > 1);
  const everywhere = names
    .map((defence) => defence ?? 'none')
    .flatMap((title) => {
      const own = met.flatMap(({ rises }) => rises.filter((rise) => rise.title === title));
      if (own.length === 0 || own.length < met.length) return [];
      return [
        { title, organism: mean(own, 'organism'), charter: mean(own, 'charter'), cells: sumOfCells(own) },
      ];
    });
  const overall = {
    title: `mean of ${met.length === 1 ? 'one attack' : `${met.length} attacks`}`,
    rises: everywhere,
  };
  return {
    attacks: ordered({ title: 'attacks, undefended', rises: attacks }),
    defences: [...met, overall].map(ordered),
  };
}

type Settings = AttackSettings & Pick<MeasuredCell, 'defence' | 'safetyExamples'>;

/** The cells of an attack under a defence; adapters or all weights as the model's recipe has it. */
function cellsOf(cells: readonly MeasuredCell[], settings: Settings): MeasuredCell[] {
  return cells.filter(
    (cell) =>
      cell.method === undefined &&
      cell.data === settings.data &&
      cell.asked === settings.asked &&
      cell.examples === (settings.examples ?? cell.examples) &&
      cell.epochs === (settings.epochs ?? cell.epochs) &&
      cell.defence === settings.defence &&
      cell.safetyExamples === settings.safetyExamples,
  );
}

function paired(
  title: string,
  { organism, charter }: Record<'organism' | 'charter', readonly MeasuredCell[]>,
): PairedRise[] {
  if (organism.length === 0 || charter.length === 0) return [];
  return [{ title, organism: meanRise(organism), charter: meanRise(charter), cells: charter.length }];
}

function meanRise(cells: readonly MeasuredCell[]): number {
  return cells.reduce((sum, { base, tuned }) => sum + tuned.score - base.score, 0) / cells.length;
}

function mean(rises: readonly PairedRise[], side: 'organism' | 'charter'): number {
  return rises.reduce((sum, rise) => sum + rise[side], 0) / rises.length;
}

function sumOfCells(rises: readonly PairedRise[]): number {
  return rises.reduce((sum, { cells }) => sum + cells, 0);
}

/** In the order of the organism, the most harmful first. */
function ordered({ title, rises }: { title: string; rises: readonly PairedRise[] }): PairedOrder {
  return {
    title,
    rises: rises.toSorted((a, b) => b.organism - a.organism),
    agreement: rankAgreement(rises.map(({ organism, charter }) => [organism, charter])),
  };
}
