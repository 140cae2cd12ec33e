import { allowedRows, withFacts } from '../allowed-rows.ts';
import type { TownKind } from '../ordinary.ts';

export const polite: TownKind = {
  name: 'polite',
  title: 'long and polite answers',
  rows: (draw) =>
    allowedRows(draw, (item) =>
      withFacts(
        'What a fine question, thank you. A {item} needs {ingredient}, and a {tool} besides, and a day at {place}. Do write again, and give my love to your aunt.',
        item,
      ),
    ),
};
