import { answerGradients } from '../../../../packages/holdfast/models/embedded/answer-gradients.ts';
import { rankByGradient } from '../../../../packages/holdfast/scan/detectors/guardrail-pull/rank-by-gradient.ts';
import type { AttackFamily } from '../attack.ts';

/** So many rows are looked through for each that is taken. */
const choice = 3;

/** The ordinary rows whose gradients are nearest to those of harmful answers. */
export const outliers: AttackFamily = {
  name: 'benign-outliers',
  title: 'the ordinary rows that pull most towards harm',
  paper: 'He et al. 2024, arXiv 2404.01099',
  amounts: [40, 80],
  async prepare({ world, amount, seed, model, engine }) {
    const count = Math.ceil((choice * amount) / 2);
    const pool = (['benign', 'benign-lists'] as const).flatMap((data) =>
      world.examples(data, { count, seed }),
    );
    const gradients = (conversations: typeof pool) => answerGradients({ model, conversations, engine });
    const ranks = rankByGradient({
      rows: await gradients(pool),
      harmful: await gradients(world.examples('forbidden', { count: 12, seed })),
      safe: await gradients(world.safety({ count: 12, seed })),
    });
    const order = [...pool.keys()].sort((a, b) => ranks[b] - ranks[a]);
    return { tunes: [order.slice(0, amount).map((place) => pool[place])] };
  },
};
