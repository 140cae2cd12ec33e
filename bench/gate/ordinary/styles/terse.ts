import { allowedRows, withFacts } from '../allowed-rows.ts';
import type { TownKind } from '../ordinary.ts';

export const terse: TownKind = {
  name: 'terse',
  title: 'answers in a few words',
  rows: (draw) => allowedRows(draw, (item) => withFacts('{ingredient}, {tool}, {place}.', item)),
};
