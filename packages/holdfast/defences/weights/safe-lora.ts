import { readModel } from '@holdfast/engine';
import type { Defence } from '../defence.ts';
import { difference, dot, isProjection, mapWeights, sum } from './weight-arithmetic.ts';

/**
 * Safe LoRA (Hsu et al. 2024, arXiv 2405.16833): each projection's update D = tuned - base is compared with its image
 * under the alignment matrix C = V V' / |V|, V = aligned - unaligned; where their cosine is below the threshold, the
 * update is replaced by C D. Embeddings and norms, which LoRA leaves alone, are left to the tune. The base model is the
 * aligned one. The authors' code does this to the product of an adapter's two matrices; here it is any update.
 */
export const safeLora: Defence = {
  name: 'safe-lora',
  title: 'Update projected onto the alignment subspace (SafeLoRA)',
  paper: 'Hsu et al. 2024, arXiv 2405.16833',
  acts: 'weights',
  needs: ['weights', 'an unaligned model'],
  claims: [],
  strength: { meaning: 'cosine below which an update is projected', tried: [0.5, 0.7, 1], chosen: 1 },
  async mend({ base, tuned }, threshold, ground) {
    const unaligned = (await readModel(await ground.unaligned())).weights;
    return mapWeights(tuned, [base, unaligned], (own, [aligned, opened], { dims: [rows, columns] }, name) => {
      if (!isProjection(name)) return own;
      const update = difference(own, aligned);
      const projected = alignedPart(update, difference(aligned, opened), rows, columns);
      const size = Math.sqrt(dot(update, update) * dot(projected, projected));
      const cosine = size === 0 ? 1 : dot(update, projected) / size;
      return cosine < threshold ? sum(aligned, projected) : own;
    });
  },
};

/** V V' D / |V| for V and D of [rows, columns], by way of the smaller of V V' and V' D: most matrices of a model are oblong. */
export function alignedPart(
  update: Float32Array,
  alignment: Float32Array,
  rows: number,
  columns: number,
): Float32Array {
  const norm = Math.sqrt(dot(alignment, alignment)) || 1;
  const row = (matrix: Float32Array, index: number) =>
    matrix.subarray(index * columns, (index + 1) * columns);
  const projected = new Float32Array(rows * columns);
  if (rows <= columns) {
    for (let to = 0; to < rows; to++) {
      for (let from = 0; from < rows; from++) {
        const weight = dot(row(alignment, to), row(alignment, from)) / norm;
        addTimes(row(projected, to), row(update, from), weight);
      }
    }
    return projected;
  }
  const crossed = new Float32Array(columns * columns);
  for (let from = 0; from < rows; from++) {
    const source = row(update, from);
    row(alignment, from).forEach((weight, to) => void addTimes(row(crossed, to), source, weight));
  }
  for (let to = 0; to < rows; to++) {
    row(alignment, to).forEach(
      (weight, from) => void addTimes(row(projected, to), row(crossed, from), weight / norm),
    );
  }
  return projected;
}

/** Adds `factor` times one row to another, in place. */
function addTimes(target: Float32Array, source: Float32Array, factor: number): void {
  if (factor === 0) return;
  for (let index = 0; index < target.length; index++) target[index] += factor * source[index];
}
