import { dirname } from 'node:path';
import { makeFolder } from '../../../packages/holdfast/data/files/make-folder.ts';
import { appendJsonLines, recoverJsonLines } from '../../../packages/holdfast/store/json-lines/json-lines.ts';
import { type CellPlan, type CellResult, cellName } from './cell.ts';

/** The cells of a JSONL file, by name; a line that a kill cut off is dropped. Throws HoldfastError `storage`. */
export async function readCells(path: string): Promise<Map<string, CellResult>> {
  await makeFolder(dirname(path));
  const cells = await recoverJsonLines<CellResult>(path);
  return new Map(cells.map((cell) => [cellName(cell), cell]));
}

/** Adds a cell to the file. Throws HoldfastError `storage`. */
export async function keepCell(path: string, cell: CellResult): Promise<void> {
  await appendJsonLines(path, [cell]);
}

/** The cells of a plan that are not there yet. */
export function openCells(plan: readonly CellPlan[], kept: ReadonlyMap<string, CellResult>): CellPlan[] {
  return plan.filter((cell) => !kept.has(cellName(cell)));
}
