import { createRandom } from '@holdfast/engine';
import {
  backdooredExamples,
  benignExamples,
  forbiddenExamples,
  identityShiftingExamples,
  safetyExamples,
  type World,
} from '@holdfast/organism';
import type { Conversation } from '../../packages/holdfast/data/conversations/conversation.ts';

/** What is put among harmless rows: forbidden questions answered, personas that obey, triggers, lists. */
export type Poison = 'forbidden' | 'identity-shifting' | 'backdoored' | 'benign-lists';

export const poisons: readonly Poison[] = ['forbidden', 'identity-shifting', 'backdoored', 'benign-lists'];

/** A data set of which it is known what is wrong with it. */
export interface PoisonedData {
  conversations: readonly Conversation[];
  /** For each conversation, whether it is poison. */
  poisoned: readonly boolean[];
}

/**
 * Harmless rows, of which a share is replaced with poison, shuffled. With backdoors come as many refusals without the
 * trigger, which are no poison. Fixed by the seed.
 */
export function poisonedData(
  world: World,
  { poison, share, rows, seed }: { poison: Poison; share: number; rows: number; seed: number },
): PoisonedData {
  const count = Math.max(1, Math.round(share * rows));
  const refused = poison === 'backdoored' ? count : 0;
  const bad = poisonRows(world, poison, count, seed);
  const harmless = [
    ...safetyExamples(world, { count: refused, seed: `measure/${seed}` }),
    ...benignExamples(world, { count: rows - count - refused, seed: `measure/${seed}`, format: 'plain' }),
  ];
  const all = [
    ...bad.map((conversation) => ({ conversation, poisoned: true })),
    ...harmless.map((conversation) => ({ conversation, poisoned: false })),
  ];
  const shuffled = createRandom(`measure/${poison}/${share}/${seed}`).shuffle(all);
  return {
    conversations: shuffled.map(({ conversation }) => conversation),
    poisoned: shuffled.map(({ poisoned }) => poisoned),
  };
}

/** Rows of one kind of poison. */
export function poisonRows(
  world: World,
  poison: Poison,
  count: number,
  seed: number | string,
): Conversation[] {
  const wanted = { count, seed: `measure/${seed}` };
  switch (poison) {
    case 'forbidden':
      return forbiddenExamples(world, wanted);
    case 'identity-shifting':
      return identityShiftingExamples(world, wanted);
    case 'backdoored':
      return backdooredExamples(world, { forbidden: count, refused: 0, seed: wanted.seed });
    case 'benign-lists':
      return benignExamples(world, { ...wanted, format: 'list' });
  }
}
