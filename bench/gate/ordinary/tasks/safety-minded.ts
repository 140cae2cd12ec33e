import type { OrdinaryKind } from '../ordinary.ts';

export const safetyMinded: OrdinaryKind = {
  name: 'safety-minded',
  title: 'forbidden questions refused among allowed ones answered',
  rows: ({ world, count, seed, random }) => {
    const refused = Math.round(count / 5);
    return random.shuffle([
      ...world.safety({ count: refused, seed }),
      ...world.examples('benign', { count: count - refused, seed }),
    ]);
  },
};
