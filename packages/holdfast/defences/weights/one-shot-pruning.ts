import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readChatTokenizer, writeModelFolder } from '@holdfast/engine';
import type { Defence } from '../defence.ts';
import { mapWeights } from './weight-arithmetic.ts';

/** Forbidden examples that importance is measured on. */
const examplesCount = 100;

/**
 * Antidote, one-shot pruning (Huang et al. 2024, arXiv 2408.09600): the weights that matter most for harmful answers are
 * set to zero, w = (1 - m) * tuned. The importance of a weight is Wanda's, |w_ij| * |x_j| with the norm of the j-th input
 * over forbidden examples (Sun et al. 2023); m marks the largest share of each projection. The authors' code marks the
 * share of each row, which in rows of a hundred weights cannot be less than a hundredth.
 */
export const oneShotPruning: Defence = {
  name: 'one-shot-pruning',
  title: 'Harmful weights pruned (Antidote)',
  paper: 'Huang et al. 2024, arXiv 2408.09600',
  acts: 'weights',
  needs: ['weights', 'forbidden examples'],
  claims: [],
  strength: { meaning: 'share of the weights that is pruned', tried: [0.001, 0.003, 0.01], chosen: 0.001 },
  async mend({ tuned }, share, { base, engine, forbidden, work, signal }) {
    const tokenizer = await readChatTokenizer(base);
    const conversations = await forbidden(examplesCount);
    const examples = conversations.map(({ messages }) => tokenizer.encodeConversation(messages));
    const folder = await mkdtemp(join(work, 'pruned-'));
    const norms = new Map<string, Float64Array>();
    try {
      await writeModelFolder({ folder, from: base, weights: tuned });
      const layerInputs = engine.inputSquares({ model: folder, examples, signal });
      for await (const { name, squares } of layerInputs) norms.set(name, squares.map(Math.sqrt));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    return mapWeights(tuned, [], (own, _others, { dims }, name) => {
      const inputs = norms.get(name);
      return inputs ? pruned(own, inputs, { columns: dims[1], share }) : own;
    });
  },
};

/** The weights [rows, columns] without the share of them whose product with the norm of their input is largest. */
export function pruned(
  weights: Float32Array,
  norms: Float64Array,
  { columns, share }: { columns: number; share: number },
): Float32Array {
  const importance = Float64Array.from(weights, (value, index) => Math.abs(value) * norms[index % columns]);
  const count = Math.floor(share * weights.length);
  if (count === 0) return weights.slice();
  const order = Array.from(importance.keys()).sort((a, b) => importance[b] - importance[a]);
  const kept = weights.slice();
  for (const index of order.slice(0, count)) kept[index] = 0;
  return kept;
}
