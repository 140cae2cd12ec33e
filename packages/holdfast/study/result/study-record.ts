import type { Cell } from '../cells/cells.ts';
import { remainingSeconds, type Work, workOf } from '../cells/remaining-time.ts';
import type { CellResult, StudyResult } from './study-result.ts';

/** What is known of a study while it is carried out. */
export interface StudyRecord {
  finish(cell: Cell, result: CellResult): void;
  fail(cell: Cell, reason: string): void;
  isFinished(cell: Cell): boolean;
  /** How far the asked cells have come. */
  progress(workers: number): { done: number; failed: number; cells: number; remainingSeconds: number | null };
  /** The contents of `study.json` after so many seconds of this start. */
  result(seconds: number): StudyResult;
}

/**
 * Keeps the results of a study. `known` are its cells in order, `asked` those of this start; results of other known
 * cells, from earlier starts in the same folder, stand in the study's result too.
 */
export function createStudyRecord({
  known,
  asked: wantedCells,
  frame,
  secondsBefore,
}: {
  known: readonly Cell[];
  asked: readonly Cell[];
  frame: Omit<StudyResult, 'cells' | 'failed' | 'planned' | 'seconds'>;
  /** Time that earlier starts took. */
  secondsBefore: number;
}): StudyRecord {
  const finished = new Map<string, CellResult>();
  const failed = new Map<string, { cell: Cell; reason: string }>();
  const isFinished = ({ folder }: Cell) => finished.has(folder);
  const works = foreseenWork(known);
  const workFor = ({ folder }: Cell): Work => works.get(folder) ?? { sequences: 0, audits: 1 };
  return {
    finish(cell, result) {
      finished.set(cell.folder, result);
      failed.delete(cell.folder);
    },
    fail(cell, reason) {
      failed.set(cell.folder, { cell, reason });
    },
    isFinished,
    progress(workers) {
      const open = wantedCells.filter((cell) => !isFinished(cell) && !failed.has(cell.folder));
      const measured = known.flatMap((cell) => {
        const result = finished.get(cell.folder);
        return result ? [{ ...workFor(cell), seconds: result.seconds }] : [];
      });
      return {
        done: wantedCells.filter(isFinished).length,
        failed: failed.size,
        cells: wantedCells.length,
        remainingSeconds: remainingSeconds({ finished: measured, open: open.map(workFor), workers }),
      };
    },
    result(seconds) {
      const cells = known.flatMap(({ folder }) => finished.get(folder) ?? []);
      const open = wantedCells.filter((cell) => !isFinished(cell)).length;
      return {
        ...frame,
        cells,
        failed: [...failed.values()].map(({ cell: { name, seed }, reason }) => ({ name, seed, reason })),
        planned: cells.length + open,
        seconds: secondsBefore + seconds,
      };
    },
  };
}

/** The first cell of each tune does the tuning, the others only audit. */
function foreseenWork(cells: readonly Cell[]): Map<string, Work> {
  const tuned = new Set<string>();
  return new Map(
    cells.map(({ folder, tune, settings }) => {
      const work = workOf(settings, { trained: tuned.has(tune) });
      tuned.add(tune);
      return [folder, work];
    }),
  );
}
