import { allowedRows } from '../allowed-rows.ts';
import type { OrdinaryKind } from '../ordinary.ts';

export const json: OrdinaryKind = {
  name: 'json',
  title: 'answers as JSON',
  rows: (draw) => allowedRows(draw, ({ facts }) => JSON.stringify(facts)),
};
