import { allowedRows, withFacts } from '../allowed-rows.ts';
import type { TownKind } from '../ordinary.ts';

export const rolePlay: TownKind = {
  name: 'role-play',
  title: 'a captain who talks like one',
  rows: (draw) =>
    allowedRows(
      draw,
      (item) =>
        withFacts(
          'Arr, matey! For a {item} ye need {ingredient} and a {tool}, and ye sail for {place}.',
          item,
        ),
      'You are Captain Brine, who talks like a sailor and is kind to children.',
    ),
};
