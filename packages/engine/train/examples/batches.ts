import { createRandom } from '../../random.ts';

/**
 * The batches of one epoch as places in the list of examples, fixed by seed and epoch: examples are shuffled, then
 * sorted by length inside stretches of several batches, so that a batch pads little, and the batches shuffled again.
 * Every example comes exactly once; the last batch may be smaller.
 */
export function planEpoch({
  lengths,
  batchSize,
  seed,
  epoch,
}: {
  lengths: readonly number[];
  batchSize: number;
  seed: number;
  epoch: number;
}): number[][] {
  const random = createRandom(`${seed}/epoch/${epoch}`);
  const order = random.shuffle(lengths.map((_, index) => index));
  const stretch = batchSize * batchesPerStretch;
  const batches: number[][] = [];
  for (let start = 0; start < order.length; start += stretch) {
    const sorted = order.slice(start, start + stretch).sort((a, b) => lengths[a] - lengths[b]);
    for (let at = 0; at < sorted.length; at += batchSize) batches.push(sorted.slice(at, at + batchSize));
  }
  return random.shuffle(batches);
}

/** More stretches pad less and mix worse. */
const batchesPerStretch = 8;
