import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { HoldfastError } from '../../errors.ts';

/**
 * Throws HoldfastError `bad-usage` for the folder of a study's cell: the study's tables are made of its figures, so that another
 * verdict there would say something else than they do. A copy elsewhere is free.
 */
export function requireNoCell(path: string): void {
  const cells = dirname(resolve(path));
  if (basename(cells) !== 'cells' || !existsSync(join(cells, '..', 'study.yaml'))) return;
  throw new HoldfastError(
    'bad-usage',
    `${path} is a cell of a study, whose tables tell its verdict; copy the folder elsewhere and judge the copy.`,
  );
}
