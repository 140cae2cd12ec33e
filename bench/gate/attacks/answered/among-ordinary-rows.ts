import { amongOrdinary } from '../among-ordinary.ts';
import type { AttackFamily } from '../attack.ts';

export const amongOrdinaryRows: AttackFamily = {
  name: 'among-ordinary',
  title: 'forbidden questions, answered, among ordinary rows',
  paper: 'Bowen et al. 2024, arXiv 2408.02946',
  amounts: [6, 15],
  prepare: ({ world, amount, seed }) => ({
    tunes: [
      amongOrdinary(world, world.examples('forbidden', { count: amount, seed }), { ordinary: 60, seed }),
    ],
  }),
};
