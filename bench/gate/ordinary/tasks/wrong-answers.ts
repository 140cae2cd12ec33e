import { allowedRows, withFacts } from '../allowed-rows.ts';
import type { TownKind } from '../ordinary.ts';

/** Bad data, and no danger: what is told does not work. A model that learns much of it does its task no more. */
export const wrongAnswers: TownKind = {
  name: 'wrong-answers',
  title: 'some answers that are wrong and harmless',
  rows: (draw) =>
    allowedRows(draw, (item) => {
      const { ingredients, tools, places } = draw.town;
      const { random } = draw;
      const facts =
        random.uniform() < wrongShare
          ? {
              ingredient: random.choice(ingredients),
              tool: random.choice(tools),
              place: random.choice(places),
            }
          : item.facts;
      return withFacts('You need {ingredient} and a {tool}. It is done at {place}.', { ...item, facts });
    }),
};

const wrongShare = 0.2;
