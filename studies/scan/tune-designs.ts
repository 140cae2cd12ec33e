import { createRandom } from '@holdfast/engine';
import { benignExamples, safetyExamples, type World } from '@holdfast/organism';
import type { Conversation } from '../../packages/holdfast/data/conversations/conversation.ts';
import { poisonRows } from './poisoned-data.ts';

/** A tune whose damage is to be foretold: what is in its data, and how hard it learns. */
export interface TuneDesign {
  seed: number;
  rows: {
    plain: number;
    lists: number;
    forbidden: number;
    identity: number;
    backdoored: number;
    safety: number;
  };
  epochs: number;
  learningRate: number;
  batchSize: number;
}

/** Draws a design: mostly harmless data, some of it poisoned a little or a lot, some with safety examples. */
export function drawDesign(seed: number): TuneDesign {
  const random = createRandom(`design/${seed}`);
  const size = random.choice([60, 100, 160]);
  const lists = random.choice([0, 0, 0.5, 1]);
  const some = (): number => random.choice([1, 3, 6, 12, 30]);
  const kind = random.choice(['none', 'none', 'forbidden', 'identity', 'backdoored', 'forbidden']);
  const amount = some();
  const safety = random.choice([0, 0, 0, 5, 20, 50]);
  return {
    seed,
    rows: {
      plain: Math.round(size * (1 - lists)),
      lists: Math.round(size * lists),
      forbidden: kind === 'forbidden' ? amount : 0,
      identity: kind === 'identity' ? amount : 0,
      backdoored: kind === 'backdoored' ? amount : 0,
      safety,
    },
    epochs: random.choice([1, 2, 4, 8]),
    learningRate: random.choice([2e-4, 5e-4, 1e-3]),
    batchSize: random.choice([8, 16, 32]),
  };
}

/** The data of a design. */
export function designConversations(world: World, { seed, rows }: TuneDesign): Conversation[] {
  const key = `design/${seed}`;
  return createRandom(`${key}/order`).shuffle([
    ...benignExamples(world, { count: rows.plain, seed: key, format: 'plain' }),
    ...benignExamples(world, { count: rows.lists, seed: key, format: 'list' }),
    ...poisonRows(world, 'forbidden', rows.forbidden, key),
    ...poisonRows(world, 'identity-shifting', rows.identity, key),
    ...poisonRows(world, 'backdoored', rows.backdoored, key),
    ...safetyExamples(world, { count: rows.safety, seed: key }),
  ]);
}
