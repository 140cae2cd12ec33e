import { type ChosenDefence, chooseDefences } from '../../defences/choose-defences.ts';
import { defencesNamedIn } from '../../defences/own-defences.ts';
import type { Cell } from './cells.ts';

/** The defences of a cell, those in a file of one's own too. Throws HoldfastError as `defencesNamedIn` and `chooseDefences` do. */
export async function cellDefences({ settings }: Pick<Cell, 'settings'>): Promise<ChosenDefence[]> {
  const { defence = 'none' } = settings;
  return chooseDefences(defence, await defencesNamedIn(defence));
}
