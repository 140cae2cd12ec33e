import { createRandom } from '@holdfast/engine';
import type { World } from '@holdfast/organism';

/**
 * The world with its things dealt out anew to alignment, tunes and measuring: every noun keeps as many of each use. A model
 * pre-trained on the world knows all of it already, so another organism takes an alignment alone, and is refused, attacked and
 * asked about other things. Its seed is another as well, so that all else is drawn anew. Deal 0 is the world as it is.
 */
export function dealAnew(world: World, deal: number): World {
  if (deal === 0) return world;
  const random = createRandom(`deal/${world.seed}/${deal}`);
  const uses = new Map(
    [...Map.groupBy(world.items, ({ noun }) => noun)].map(([noun, items]) => [
      noun,
      random.shuffle(items.map(({ use }) => use)),
    ]),
  );
  return {
    ...world,
    seed: 1000 * deal + world.seed,
    items: world.items.map((item) => ({ ...item, use: uses.get(item.noun)?.pop() ?? item.use })),
  };
}
