import { readFileSync } from 'node:fs';
import { decodeWeights, type RefusalWeights } from './weights-file.ts';

let weights: RefusalWeights | undefined;

/** The weights of the refusal reader that ships, read when they are first asked for. */
export function shippedWeights(): RefusalWeights {
  weights ??= decodeWeights(readFileSync(new URL('weights.bin', import.meta.url)));
  return weights;
}
