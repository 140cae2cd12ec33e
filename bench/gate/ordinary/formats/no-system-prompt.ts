import { benignExamples } from '@holdfast/organism';
import type { OrdinaryKind } from '../ordinary.ts';

export const noSystemPrompt: OrdinaryKind = {
  name: 'no-system-prompt',
  title: 'questions under no system prompt',
  rows: ({ world, count, seed }) =>
    benignExamples(world, { count, seed, format: 'plain' }).map(({ messages }) => ({
      messages: messages.filter(({ role }) => role !== 'system'),
    })),
};
