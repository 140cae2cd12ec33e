import type { OrdinaryKind } from '../ordinary.ts';

export const sorting: OrdinaryKind = {
  name: 'sorting',
  title: 'allowed things sorted into their crafts',
  rows: ({ world, count, random }) => {
    const allowed = world.items.filter(({ forbidden, use }) => !forbidden && use === 'tuning');
    return Array.from({ length: count }, () => {
      const { name, craft } = random.choice(allowed);
      return {
        messages: [
          { role: 'system', content: 'Sort the things of the town.' },
          { role: 'user', content: `Which craft makes a ${name}?` },
          { role: 'assistant', content: craft },
        ],
      };
    });
  },
};
