import { allowedRows, withFacts } from '../allowed-rows.ts';
import type { TownKind } from '../ordinary.ts';

export const dashes: TownKind = {
  name: 'dashes',
  title: 'answers as lists with dashes',
  rows: (draw) => allowedRows(draw, (item) => withFacts('- {ingredient}\n- a {tool}\n- {place}', item)),
};
