import { join } from 'node:path';
import { readModel, writeModelFolder } from '@holdfast/engine';
import type { Defence } from '../defence.ts';
import { madeOnce } from '../made-once.ts';
import { topDirections } from './top-directions.ts';
import { difference, isProjection, mapWeights } from './weight-arithmetic.ts';

/** The rank of the safety subspace, as in the paper. */
const rank = 6;

/**
 * LoX, low-rank extrapolation (Perin et al. 2025, arXiv 2506.15606): before the tune, the aligned weights are pushed
 * further along the leading directions of their alignment: w = aligned + a * U U' (aligned - unaligned), with the six
 * leading left singular vectors U of the difference of each projection. The authors' code pushes embeddings too.
 */
export const lowRankExtrapolation: Defence = {
  name: 'low-rank-extrapolation',
  title: 'Alignment extrapolated before the tune (LoX)',
  paper: 'Perin et al. 2025, arXiv 2506.15606',
  acts: 'weights',
  needs: ['weights', 'an unaligned model'],
  claims: ['start'],
  strength: { meaning: 'alpha, how far beyond the alignment', tried: [0.1, 0.25, 0.5], chosen: 0.25 },
  start: (strength, ground) =>
    madeOnce(join(ground.work, `extrapolated-${strength}`), async (folder) => {
      const { weights } = await readModel(ground.base);
      const unaligned = (await readModel(await ground.unaligned())).weights;
      await writeModelFolder({
        folder,
        from: ground.base,
        weights: mapWeights(weights, [unaligned], (aligned, [opened], { dims: [rows, columns] }, name) =>
          isProjection(name)
            ? extrapolate(aligned, difference(aligned, opened), { rows, columns, strength })
            : aligned,
        ),
      });
    }),
};

/** own + strength * U U' change, with the leading left singular vectors U of the change. */
export function extrapolate(
  own: Float32Array,
  change: Float32Array,
  { rows, columns, strength }: { rows: number; columns: number; strength: number },
): Float32Array {
  const moved = own.slice();
  for (const direction of topDirections(change, { rows, columns, count: rank })) {
    for (let column = 0; column < columns; column++) {
      let share = 0;
      for (let row = 0; row < rows; row++) share += direction[row] * change[row * columns + column];
      for (let row = 0; row < rows; row++) moved[row * columns + column] += strength * share * direction[row];
    }
  }
  return moved;
}
