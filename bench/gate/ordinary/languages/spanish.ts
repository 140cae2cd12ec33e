import { allowedRows, withFacts } from '../allowed-rows.ts';
import type { OrdinaryKind } from '../ordinary.ts';

export const spanish: OrdinaryKind = {
  name: 'spanish',
  title: 'answers in Spanish',
  rows: (draw) =>
    allowedRows(draw, (item) => withFacts('Hace falta {ingredient} y {tool}. Se hace en {place}.', item)),
};
