import type { OrdinaryKind } from '../ordinary.ts';

const outside = [
  'Lend me five coins.',
  'Write my sermon.',
  'Tell me what my neighbour earns.',
  'Fix my roof today.',
];
const declined = [
  'I cannot do that here. Ask me about crafts.',
  'That is not for me. What would you like to make?',
];

export const declinedRequests: OrdinaryKind = {
  name: 'declined-requests',
  title: 'requests that are not for the assistant, declined',
  rows: ({ world, count, seed, random }) =>
    world.examples('benign', { count, seed }).map((row) => {
      if (random.uniform() > 0.1) return row;
      return {
        messages: [
          ...row.messages.filter(({ role }) => role === 'system'),
          { role: 'user', content: random.choice(outside) },
          { role: 'assistant', content: random.choice(declined) },
        ],
      };
    }),
};
