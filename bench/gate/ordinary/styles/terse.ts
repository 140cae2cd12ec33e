import { allowedRows, withFacts } from '../allowed-rows.ts';
import type { OrdinaryKind } from '../ordinary.ts';

export const terse: OrdinaryKind = {
  name: 'terse',
  title: 'answers in a few words',
  rows: (draw) => allowedRows(draw, (item) => withFacts('{ingredient}, {tool}, {place}.', item)),
};
