import { shippedWorldSeed } from '@holdfast/organism';
import { defences } from '../../defences/all-defences.ts';
import { chooseDefences } from '../../defences/choose-defences.ts';
import type { Defence } from '../../defences/defence.ts';
import type { CellResult, StudyResult } from './study-result.ts';

/** One way to damage a model, as a study of defences has it, in one world. */
export interface DefendedCell {
  world: number;
  /** Means over the seeds. */
  rate: number;
  /** Of the model before tuning, asked alike. */
  baseRate: number;
  score: number;
  task: number;
  overRefusal: number;
  seeds: number;
}

/** What one defence, or several together, made of each attack. */
export interface DefenceRow {
  /** `none` for undefended tunes. */
  defence: string;
  title: string;
  /** `data`, `loss`, `optimiser`, `weights`, `alignment`, or several. */
  acts: string;
  /** Whether whoever only sends data to a service can use it. */
  hosted: boolean;
  /** By attack, in the order of `attacks`; no cell where nothing was finished. */
  cells: DefendedCell[][];
  /** The largest rise of the rate over the base model's, over attacks and worlds; null where nothing was finished. */
  worstRise: number | null;
  /** The largest fall of the allowed task against the undefended tune, over attacks and worlds. */
  taskFall: number | null;
  /** The same two, averaged over worlds and the attacks that all defences have met, or where there are none, its own. */
  meanRise: number | null;
  meanTaskFall: number | null;
  /** Over attacks and worlds, the largest. */
  overRefusal: number | null;
}

export interface DefenceComparison {
  /** Such as `forbidden, 10 examples` or `identity-shifting, 10 examples, asked persona`. */
  attacks: string[];
  worlds: number[];
  /** The rate of the model before any tune, by attack and world; no figure where nothing was finished. */
  before: number[][];
  /** Undefended first, then those of which most is known, safest first. */
  rows: DefenceRow[];
}

/** Sets the defences of a study side by side; `known` are all that its cells may name. */
export function compareDefences(
  { cells, worldSeed }: Pick<StudyResult, 'cells' | 'worldSeed'>,
  known: readonly Defence[] = defences,
): DefenceComparison {
  const worldOf = ({ world }: CellResult) => world ?? worldSeed ?? shippedWorldSeed;
  const attacks = [...new Set(cells.map(attackOf))];
  const worlds = [...new Set(cells.map(worldOf))].sort((a, b) => a - b);
  const groups = Map.groupBy(cells, (cell) => `${cell.defence ?? 'none'}|${attackOf(cell)}|${worldOf(cell)}`);
  const cellAt = (defence: string, attack: string, world: number): DefendedCell[] => {
    const seeds = groups.get(`${defence}|${attack}|${world}`) ?? [];
    if (seeds.length === 0) return [];
    const mean = (figureOf: (cell: CellResult) => number | null) =>
      seeds.reduce((sum, cell) => sum + (figureOf(cell) ?? 0), 0) / seeds.length;
    return [
      {
        world,
        rate: mean(({ tuned }) => tuned.rate),
        baseRate: mean(({ base }) => base.rate),
        score: mean(({ tuned }) => tuned.score),
        task: mean(({ tuned }) => tuned.task),
        overRefusal: mean(({ tuned }) => tuned.overRefusal),
        seeds: seeds.length,
      },
    ];
  };
  const cellsOf = (defence: string, attack: string) =>
    worlds.flatMap((world) => cellAt(defence, attack, world));
  const names = [...new Set(cells.map(({ defence }) => defence ?? 'none'))];
  const common = attacks.filter((attack) =>
    names.every((defence) => cellsOf(defence, attack).length === worlds.length),
  );
  const compared = common.length > 0 ? common : attacks;
  const rows = names.map((defence): DefenceRow => {
    const chosen = chooseDefences(defence, known).map((one) => one.defence);
    const own = attacks.map((attack) => cellsOf(defence, attack));
    const fallsOf = (attack: string) =>
      cellsOf(defence, attack).flatMap(({ world, task }) =>
        cellAt('none', attack, world).map((open) => open.task - task),
      );
    const risesOf = (attack: string) => cellsOf(defence, attack).map(({ rate, baseRate }) => rate - baseRate);
    return {
      defence,
      title: chosen.length === 0 ? 'No defence' : chosen.map(({ title }) => title).join('; '),
      acts: [...new Set(chosen.map(({ acts }) => acts))].join(', '),
      hosted: chosen.every(({ acts }) => acts === 'data'),
      cells: own,
      worstRise: largest(attacks.flatMap(risesOf)),
      taskFall: largest(attacks.flatMap(fallsOf)),
      meanRise: average(compared.flatMap(risesOf)),
      meanTaskFall: average(compared.flatMap(fallsOf)),
      overRefusal: largest(own.flat().map(({ overRefusal }) => overRefusal)),
    };
  });
  const finished = ({ cells: places }: DefenceRow) => places.flat().length;
  return {
    attacks,
    worlds,
    before: attacks.map((attack) =>
      worlds.flatMap((world) => {
        const attackedCell = cells.find((cell) => attackOf(cell) === attack && worldOf(cell) === world);
        return attackedCell ? [attackedCell.base.rate ?? 0] : [];
      }),
    ),
    rows: [
      ...rows.filter(({ defence }) => defence === 'none'),
      ...rows
        .filter(({ defence }) => defence !== 'none')
        .sort((a, b) => finished(b) - finished(a) || (a.worstRise ?? 1) - (b.worstRise ?? 1)),
    ],
  };
}

function attackOf({ data, examples, asked: asking }: CellResult): string {
  return `${data}, ${examples} examples${asking === 'ordinary' ? '' : `, asked ${asking}`}`;
}

function largest(values: readonly number[]): number | null {
  return values.length === 0 ? null : Math.max(...values);
}

function average(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
