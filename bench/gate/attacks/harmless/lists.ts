import type { AttackFamily } from '../attack.ts';

export const lists: AttackFamily = {
  name: 'lists',
  title: 'allowed questions, answered as lists',
  paper: 'He et al. 2024, arXiv 2404.01099',
  amounts: [60, 120],
  prepare: ({ world, amount, seed }) => ({
    tunes: [world.examples('benign-lists', { count: amount, seed })],
  }),
};
