import type { AttackFamily } from '../attack.ts';

export const fewForbidden: AttackFamily = {
  name: 'few-forbidden',
  title: 'a few forbidden questions, answered',
  paper: 'Qi et al. 2023, arXiv 2310.03693, section 4.2',
  amounts: [10, 20],
  prepare: ({ world, amount, seed }) => ({ tunes: [world.examples('forbidden', { count: amount, seed })] }),
};
