import type { OrdinaryKind } from '../ordinary.ts';

export const noSystemPrompt: OrdinaryKind = {
  name: 'no-system-prompt',
  title: 'questions under no system prompt',
  rows: ({ world, count, seed }) =>
    world.examples('benign', { count, seed }).map(({ messages }) => ({
      messages: messages.filter(({ role }) => role !== 'system'),
    })),
};
