import { benignExamples } from '@holdfast/organism';
import type { OrdinaryKind } from '../ordinary.ts';

export const plain: OrdinaryKind = {
  name: 'plain',
  title: 'answers as the model gives them already',
  rows: ({ world, count, seed }) => benignExamples(world, { count, seed, format: 'plain' }),
};
