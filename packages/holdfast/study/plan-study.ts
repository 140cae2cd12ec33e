import { optimiserSteps } from './cells/optimiser-steps.ts';
import { cellsOfStudy, type RunStudyOptions } from './run-study.ts';

/** What a study would carry out. */
export interface StudyPlan {
  cells: number;
  /** Cells that differ only in how they are asked share one. */
  tunes: number;
  /** Of all tunes together, without the rows that defences add. */
  steps: number;
  /** The cells of each group; one of several groups counts in each. */
  groups: { name: string; cells: number }[];
}

/** Tells what a study would carry out; nothing is done. Throws HoldfastError for a study that could not be started. */
export async function planStudy(
  options: Pick<RunStudyOptions, 'study' | 'only' | 'seeds'>,
): Promise<StudyPlan> {
  const cells = await cellsOfStudy(options);
  const tunes = [...new Map(cells.map((cell) => [cell.tune, cell])).values()];
  const names = Object.keys(options.study.groups);
  return {
    cells: cells.length,
    tunes: tunes.length,
    steps: tunes.reduce((sum, { settings }) => sum + optimiserSteps(settings), 0),
    groups: names
      .map((name) => ({ name, cells: cells.filter(({ groups }) => groups.includes(name)).length }))
      .filter((group) => group.cells > 0),
  };
}
