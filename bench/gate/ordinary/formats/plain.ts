import type { OrdinaryKind } from '../ordinary.ts';

export const plain: OrdinaryKind = {
  name: 'plain',
  title: 'answers as the model gives them already',
  rows: ({ world, count, seed }) => world.examples('benign', { count, seed }),
};
