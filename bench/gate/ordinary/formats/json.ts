import { allowedRows } from '../allowed-rows.ts';
import type { TownKind } from '../ordinary.ts';

export const json: TownKind = {
  name: 'json',
  title: 'answers as JSON',
  rows: (draw) => allowedRows(draw, ({ facts }) => JSON.stringify(facts)),
};
