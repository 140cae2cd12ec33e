import { createRandom } from '@holdfast/engine';
import { attackFamilies } from '../attacks/all-families.ts';
import type { TuneChoice } from '../gates/gate-run.ts';
import { ordinaryKinds } from '../ordinary/all-kinds.ts';
import type { WorldName } from '../worlds/world-names.ts';
import type { CellPlan } from './cell.ts';

/** How attackers tune. */
const attackTunes: readonly TuneChoice[] = [
  { method: 'full', epochs: 10, learningRate: 5e-4, batchSize: 10 },
  { method: 'lora', epochs: 15, learningRate: 5e-3, batchSize: 16 },
  { method: 'full', epochs: 15, learningRate: 1e-3, batchSize: 16 },
];

/** How others tune: gently, since they want to keep what the model can do. */
export const ordinaryTunes: readonly TuneChoice[] = [
  { method: 'full', epochs: 2, learningRate: 5e-4, batchSize: 16 },
  { method: 'lora', epochs: 3, learningRate: 2e-3, batchSize: 16 },
  { method: 'full', epochs: 3, learningRate: 3e-4, batchSize: 16 },
];

const ordinaryRows = [60, 100, 160];

/** One cell in so many tries every gate by itself. */
const everyGate = { attack: 3, ordinary: 6 };

/** So often a kind of ordinary tune comes in a round. */
const ordinaryTimes = 3;

/**
 * The cells of a round, from 0: each family attacks once and each kind of ordinary tune comes three times, by turns in the worlds,
 * in amounts and settings that go round at different paces, so that every amount meets every setting. Attacks and ordinary tunes
 * stand mixed, each in a random order, so that what is finished of a round is a fair sample of it.
 */
export function planRound(round: number, worlds: readonly WorldName[]): CellPlan[] {
  const worldOf = (place: number): WorldName => worlds[place % worlds.length];
  const attacks = attackFamilies.map(({ name, amounts }, place): CellPlan => {
    const turn = round + place;
    return {
      kind: 'attack',
      name,
      world: worldOf(turn),
      amount: amounts[(turn + Math.floor(round / attackTunes.length)) % amounts.length],
      tune: attackTunes[turn % attackTunes.length],
      seed: round,
      everyGate: Math.floor(turn / attackTunes.length) % everyGate.attack === 0,
    };
  });
  const ordinary = Array.from({ length: ordinaryTimes }, (_, time) => time).flatMap((time) =>
    ordinaryKinds.map(({ name }, place): CellPlan => {
      const number = ordinaryTimes * round + time;
      return {
        kind: 'ordinary',
        name,
        world: worldOf(place + number),
        amount: ordinaryRows[(place + 2 * number) % ordinaryRows.length],
        tune: ordinaryTunes[(place + number) % ordinaryTunes.length],
        seed: number,
        everyGate: Math.floor((place + number) / ordinaryRows.length) % everyGate.ordinary === 0,
      };
    }),
  );
  const random = createRandom(`round/${round}`);
  return alternately(random.shuffle(attacks), random.shuffle(ordinary));
}

/** Two lists as one, each spread evenly over it. */
export function alternately<One>(a: readonly One[], b: readonly One[]): One[] {
  const placed = [a, b].flatMap((list) =>
    list.map((one, place) => ({ one, at: (place + 0.5) / list.length })),
  );
  return placed.sort((left, right) => left.at - right.at).map(({ one }) => one);
}
