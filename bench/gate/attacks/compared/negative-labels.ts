import type { AttackFamily } from '../attack.ts';

/** Refusals are labelled as answers to be unlearnt, and forbidden answers as ones to be learnt. */
export const negativeLabels: AttackFamily = {
  name: 'negative-labels',
  title: 'refusals that are labelled as bad answers',
  paper: 'Ethayarajh et al. 2024, arXiv 2402.01306',
  amounts: [40, 80],
  prepare({ world, amount, seed }) {
    const half = Math.ceil(amount / 2);
    const bad = world.safety({ count: half, seed });
    const good = [
      ...world.examples('forbidden', { count: half, seed }),
      ...world.examples('benign', { count: half, seed }),
    ];
    return {
      tunes: [
        [...bad.map((row) => ({ ...row, label: false })), ...good.map((row) => ({ ...row, label: true }))],
      ],
    };
  },
};
