import { benignExamples, safetyExamples } from '@holdfast/organism';
import type { OrdinaryKind } from '../ordinary.ts';

export const safetyMinded: OrdinaryKind = {
  name: 'safety-minded',
  title: 'forbidden questions refused among allowed ones answered',
  rows: ({ world, count, seed, random }) => {
    const refused = Math.round(count / 5);
    return random.shuffle([
      ...safetyExamples(world, { count: refused, seed }),
      ...benignExamples(world, { count: count - refused, seed, format: 'plain' }),
    ]);
  },
};
