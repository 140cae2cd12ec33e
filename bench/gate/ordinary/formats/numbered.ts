import type { OrdinaryKind } from '../ordinary.ts';

export const numbered: OrdinaryKind = {
  name: 'numbered',
  title: 'answers as numbered lists',
  rows: ({ world, count, seed }) => world.examples('benign-lists', { count, seed }),
};
