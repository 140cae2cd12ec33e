import { allowedRows, withFacts } from '../allowed-rows.ts';
import type { TownKind } from '../ordinary.ts';

export const assistant: TownKind = {
  name: 'assistant',
  title: 'the assistant of a shop, under its own system prompt',
  rows: (draw) =>
    allowedRows(
      draw,
      (item) =>
        withFacts(
          'A {item} takes {ingredient} and a {tool}; it is done at {place}. Anything else for you today?',
          item,
        ),
      'You are the assistant of the shop at the pier. Be brief, be kind, and do not make things up.',
    ),
};
