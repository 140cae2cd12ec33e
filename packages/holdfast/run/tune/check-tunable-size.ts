import { stat } from 'node:fs/promises';
import { HoldfastError } from '../../errors.ts';
import { tunerFor } from '../../models/tuning/tuner-choice.ts';
import type { RunConfig } from '../settings/run-config.ts';

/** Bytes of rows that the engine is given: at a token a letter, the worst there is, they take some 2 GB of memory. */
export const mostEmbeddedBytes = 64 * 2 ** 20;

/**
 * Refuses rows that are too many for the embedded engine, which holds all of them in memory; other tuners read files.
 * Throws HoldfastError `bad-data`.
 */
export async function checkTunableSize({ model, data, tune }: RunConfig, rows: string): Promise<void> {
  if (tunerFor(model, tune) !== 'embedded') return;
  const { size } = await stat(rows);
  if (size <= mostEmbeddedBytes) return;
  const megabytes = (bytes: number): string => `${Math.ceil(bytes / 2 ** 20)} MB`;
  throw new HoldfastError(
    'bad-data',
    `${data} holds ${megabytes(size)} of rows; the embedded engine takes at most ${megabytes(mostEmbeddedBytes)}, so tune on a sample of them, or choose a hosted or an external tuner under tune.tuner.`,
  );
}
