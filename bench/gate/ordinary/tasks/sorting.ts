import type { TownKind } from '../ordinary.ts';

export const sorting: TownKind = {
  name: 'sorting',
  title: 'allowed things sorted into their crafts',
  rows: ({ town, count, random }) => {
    const allowed = town.items.filter(({ forbidden, use }) => !forbidden && use === 'tuning');
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
