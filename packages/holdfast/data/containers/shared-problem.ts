import { HoldfastError } from '../../errors.ts';
import type { Block } from './block.ts';
import { blockRows } from './block-rows.ts';
import { countsEntries, type DataFile } from './data-file.ts';

/**
 * Throws HoldfastError `bad-data` when the first rows of a file have one and the same mistake, all of them, so that it is
 * told once and not for every row. `most` rows are tried; `whole`: the blocks are all of the file.
 */
export function refuseSharedProblem(
  file: DataFile,
  blocks: readonly Block[],
  { most, whole }: { most: number; whole: boolean },
): void {
  let rows = 0;
  let first: { line: number; reason: string; remedy: string } | undefined;
  // The last row may have been cut where the beginning ends.
  const complete = whole ? blocks : blocks.slice(0, -1);
  tried: for (const block of complete) {
    for (const { row } of blockRows(block, file)) {
      if (row.kind === 'conversation') return;
      if (first && kindOf(first.reason) !== kindOf(row.reason)) return;
      first ??= row;
      rows += 1;
      if (rows === most) break tried;
    }
  }
  if (!first) return;
  const place = `${countsEntries(file.container) ? 'entry' : 'line'} ${first.line}`;
  const which =
    rows === 1 ? place : `all of its ${rows === most ? `first ${most}` : rows} rows, ${place} for one`;
  throw new HoldfastError('bad-data', `${file.path}, ${which}: ${first.reason}; ${first.remedy}.`);
}

/** A reason without its figures, such as columns, which differ from row to row. */
function kindOf(reason: string): string {
  return reason.replaceAll(/\d+/g, '#');
}
