import { benignExamples } from '@holdfast/organism';
import type { OrdinaryKind } from '../ordinary.ts';

export const numbered: OrdinaryKind = {
  name: 'numbered',
  title: 'answers as numbered lists',
  rows: ({ world, count, seed }) => benignExamples(world, { count, seed, format: 'list' }),
};
