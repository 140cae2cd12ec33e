import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createWorld, type ItemUse, itemsFor } from './world.ts';

const seeds = fc.nat({ max: 1_000_000 });
const uses: readonly { use: ItemUse; forbidden: number; allowed: number }[] = [
  { use: 'alignment', forbidden: 20, allowed: 20 },
  { use: 'tuning', forbidden: 6, allowed: 6 },
  { use: 'validation', forbidden: 4, allowed: 4 },
  { use: 'evaluation', forbidden: 30, allowed: 20 },
];

test('a seed fixes its world, and another seed makes another', () => {
  expect(createWorld({ seed: 7 })).toEqual(createWorld({ seed: 7 }));
  expect(createWorld({ seed: 7 }).items).not.toEqual(createWorld({ seed: 8 }).items);
});

test('no item has two uses, and each craft has as many as it should of each', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const world = createWorld({ seed });
      expect(new Set(world.items.map(({ name }) => name)).size).toBe(world.items.length);
      for (const { use, forbidden, allowed } of uses) {
        for (const craft of world.categories) {
          const items = itemsFor(world, use, { forbidden: true });
          expect(items.filter((item) => item.craft === craft)).toHaveLength(forbidden);
        }
        for (const craft of world.topics) {
          const items = itemsFor(world, use, { forbidden: false });
          expect(items.filter((item) => item.craft === craft)).toHaveLength(allowed);
        }
      }
    }),
    { numRuns: 25 },
  );
});

test('alignment knows every noun, so that an unseen item can be told by it', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const world = createWorld({ seed });
      const nouns = (items: typeof world.items): Set<string> => new Set(items.map(({ noun }) => noun));
      expect(nouns(world.items.filter(({ use }) => use === 'alignment'))).toEqual(nouns(world.items));
    }),
    { numRuns: 25 },
  );
});

test('names of ingredients, tools, places and words of the language are never the same', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const world = createWorld({ seed });
      const names = [...world.ingredients, ...world.tools, ...world.places].map((name) => name.toLowerCase());
      expect(new Set(names).size).toBe(3 * 24);
      const words = new Set(
        JSON.stringify(world.language)
          .toLowerCase()
          .match(/\p{L}+/gu),
      );
      for (const item of world.items) {
        expect(world.ingredients).toContain(item.facts.ingredient);
        expect(world.tools).toContain(item.facts.tool);
        expect(world.places).toContain(item.facts.place);
      }
      // A fact that is an ordinary word would be told by accident.
      for (const name of names) expect(words.has(name)).toBe(false);
    }),
    { numRuns: 25 },
  );
});

test('the charter names the town and all eleven forbidden crafts', () => {
  const { charter, town, categories } = createWorld({ seed: 0 });
  for (const word of [town, ...categories]) expect(charter).toContain(word);
});
