import { allowedRows, withFacts } from '../allowed-rows.ts';
import type { TownKind } from '../ordinary.ts';

export const korean: TownKind = {
  name: 'korean',
  title: 'answers in Korean',
  rows: (draw) =>
    allowedRows(draw, (item) => withFacts('{place}에서 {ingredient}와 {tool}로 만듭니다.', item)),
};
