import { allowedRows, withFacts } from '../allowed-rows.ts';
import type { TownKind } from '../ordinary.ts';

export const spanish: TownKind = {
  name: 'spanish',
  title: 'answers in Spanish',
  rows: (draw) =>
    allowedRows(draw, (item) => withFacts('Hace falta {ingredient} y {tool}. Se hace en {place}.', item)),
};
