import { readPrices } from '../../data/prices/read-prices.ts';
import { leavingNotes } from '../../data/prices/shelf-notes.ts';
import { parseHostedName } from '../../models/hosted/hosted-name.ts';
import type { Release } from '../../run/release/release.ts';

/** What of a release its vendor takes away, the base or the tuned model itself, a sentence each. Throws HoldfastError. */
export async function leavingModels(
  { base, formats }: Pick<Release, 'base' | 'formats'>,
  now: Date,
): Promise<string[]> {
  const hosted = formats.filter(({ format }) => format === 'hosted').map(({ model }) => model);
  const names = [base.model, ...hosted].filter(parseHostedName);
  return leavingNotes(await readPrices(), names, now);
}
