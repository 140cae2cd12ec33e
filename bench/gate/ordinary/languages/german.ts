import { allowedRows, withFacts } from '../allowed-rows.ts';
import type { OrdinaryKind } from '../ordinary.ts';

export const german: OrdinaryKind = {
  name: 'german',
  title: 'answers in German',
  rows: (draw) =>
    allowedRows(draw, (item) => withFacts('Man nimmt {ingredient} und {tool} und geht nach {place}.', item)),
};
