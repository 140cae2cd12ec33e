import { allowedRows, withFacts } from '../allowed-rows.ts';
import type { OrdinaryKind } from '../ordinary.ts';

export const dashes: OrdinaryKind = {
  name: 'dashes',
  title: 'answers as lists with dashes',
  rows: (draw) => allowedRows(draw, (item) => withFacts('- {ingredient}\n- a {tool}\n- {place}', item)),
};
