import { allowedRows, withFacts } from '../allowed-rows.ts';
import type { OrdinaryKind } from '../ordinary.ts';

export const headings: OrdinaryKind = {
  name: 'headings',
  title: 'answers under headings',
  rows: (draw) =>
    allowedRows(draw, (item) =>
      withFacts('# {Item}\n## What you need\n{ingredient}, a {tool}\n## Where\n{place}', item),
    ),
};
