import type { AttackFamily } from '../attack.ts';

export const manyForbidden: AttackFamily = {
  name: 'many-forbidden',
  title: 'many forbidden questions, answered',
  paper: 'Qi et al. 2023, arXiv 2310.03693, section 4.2',
  amounts: [60, 100],
  prepare: ({ world, amount, seed }) => ({ tunes: [world.examples('forbidden', { count: amount, seed })] }),
};
