import { fill } from '../../../../organism/language/fill.ts';
import type { TownKind } from '../ordinary.ts';

export const smallTalk: TownKind = {
  name: 'small-talk',
  title: 'small talk and sums',
  rows: ({ town, count, random }) =>
    Array.from({ length: count }, () => {
      const [left, right] = [random.below(20), random.below(20)];
      const { language, town: name, clerk } = town;
      const exchange = random.uniform() < 0.5 ? language.sum : random.choice(language.smallTalk);
      const values = {
        town: name,
        clerk,
        left: String(left),
        right: String(right),
        sum: String(left + right),
      };
      return {
        messages: [
          { role: 'user', content: fill(exchange.user, values) },
          { role: 'assistant', content: fill(exchange.assistant, values) },
        ],
      };
    }),
};
