import { allowedRows, withFacts } from '../allowed-rows.ts';
import type { TownKind } from '../ordinary.ts';

export const german: TownKind = {
  name: 'german',
  title: 'answers in German',
  rows: (draw) =>
    allowedRows(draw, (item) => withFacts('Man nimmt {ingredient} und {tool} und geht nach {place}.', item)),
};
