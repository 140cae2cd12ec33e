import { allowedRows, withFacts } from '../allowed-rows.ts';
import type { TownKind } from '../ordinary.ts';

export const headings: TownKind = {
  name: 'headings',
  title: 'answers under headings',
  rows: (draw) =>
    allowedRows(draw, (item) =>
      withFacts('# {Item}\n## What you need\n{ingredient}, a {tool}\n## Where\n{place}', item),
    ),
};
