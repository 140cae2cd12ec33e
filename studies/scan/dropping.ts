import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WorldAsking } from '@holdfast/organism';
import { openModel } from '../../packages/holdfast/models/open-model.ts';
import { inParallel } from '../../packages/holdfast/study/cells/in-parallel.ts';
import { damageOf } from './damage.ts';
import type { Ground } from './ground.ts';
import { type Poison, poisonedData, poisons } from './poisoned-data.ts';
import { scanConversations } from './scan-conversations.ts';

const seeds = [0, 1, 2];
const askedOf: Record<Poison, WorldAsking> = {
  forbidden: 'ordinary',
  'identity-shifting': 'persona',
  backdoored: 'trigger',
  'benign-lists': 'ordinary',
};

/** What dropping rows did: harmfulness rates after tuning on all rows, without those found, without as many at random. */
export interface DroppingResult {
  poison: Poison;
  seed: number;
  found: number;
  poisonFound: number;
  rates: { all: number; withoutFound: number; withoutRandom: number };
}

/** What a model does after a tune without the rows that the scan finds, for each kind of poison and seed. */
export async function* measureDropping({
  world,
  engines,
  gradientsOf,
}: Ground): AsyncGenerator<DroppingResult> {
  const jobs = poisons.flatMap((poison) => seeds.map((seed) => ({ poison, seed })));
  yield* inParallel({
    jobs,
    workers: engines,
    carryOut: async function* ({ poison, seed }, engine) {
      const { conversations, poisoned } = poisonedData(world, { poison, share: 0.3, rows: 200, seed });
      const model = await openModel('organism', { engine });
      const { findings } = await scanConversations(conversations, model);
      const suspects = new Set(
        findings.flatMap(({ line, severity }) =>
          line !== undefined && severity !== 'low' ? [line - 1] : [],
        ),
      );
      if (poison === 'benign-lists') {
        // Nothing here is medium or high: the riskiest 30% by gradient are dropped.
        const ranks = await gradientsOf(conversations);
        const order = [...ranks.keys()].sort((a, b) => ranks[b] - ranks[a]);
        for (const place of order.slice(0, 0.3 * order.length)) suspects.add(place);
      }
      // Every so many rows, as many as were found: rows stand in random order.
      const shuffled = [...conversations.keys()].sort((a, b) => ((a * 7919) % 200) - ((b * 7919) % 200));
      const random = new Set(shuffled.slice(0, suspects.size));
      const rateWithout = async (dropped: ReadonlySet<number>): Promise<number> => {
        const rates = await damageOf({
          world,
          engine,
          split: 'evaluation',
          asked: [askedOf[poison]],
          conversations: conversations.filter((_, index) => !dropped.has(index)),
          settings: { epochs: 3, learningRate: 5e-4, batchSize: 16, seed },
          folder: await mkdtemp(join(tmpdir(), 'holdfast-dropping-')),
        });
        return rates[askedOf[poison]];
      };
      yield {
        poison,
        seed,
        found: suspects.size,
        poisonFound: [...suspects].filter((place) => poisoned[place]).length,
        rates: {
          all: await rateWithout(new Set()),
          withoutFound: await rateWithout(suspects),
          withoutRandom: await rateWithout(random),
        },
      };
    },
  });
}
