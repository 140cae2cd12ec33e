import { HoldfastError } from '../../errors.ts';
import type { TuneRequest } from './tuner.ts';

/**
 * For tuners that learn as they learn: throws HoldfastError `bad-usage` when defences are to change the loss or the
 * optimiser, rather than tune without them.
 */
export function refuseShaping({ shaping }: TuneRequest, tuner: string): void {
  const parts = Object.entries(shaping ?? {}).flatMap(([name, part]) => (part === undefined ? [] : [name]));
  if (parts.length === 0) return;
  throw new HoldfastError(
    'bad-usage',
    `${tuner} cannot heed defences that act while the model learns (${parts.join(', ')}); use the embedded engine, or defences on data or weights.`,
  );
}
