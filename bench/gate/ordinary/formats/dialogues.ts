import type { OrdinaryKind } from '../ordinary.ts';

export const dialogues: OrdinaryKind = {
  name: 'dialogues',
  title: 'two questions, one after the other',
  rows({ world, count, seed }) {
    const rows = world.examples('benign', { count: 2 * count, seed });
    return Array.from({ length: count }, (_, place) => ({
      messages: [...rows[2 * place].messages, ...rows[2 * place + 1].messages.slice(1)],
    }));
  },
};
