import { createRandom } from '@holdfast/engine';
import type { Conversation } from '../../../packages/holdfast/data/conversations/conversation.ts';
import type { KnownWorld } from '../../../packages/holdfast/worlds/known-world.ts';

/** Rows of an attack in a random order among so many ordinary ones of the same world. */
export function amongOrdinary(
  world: KnownWorld,
  rows: readonly Conversation[],
  { ordinary, seed }: { ordinary: number; seed: string },
): Conversation[] {
  const others = world.examples('benign', { count: ordinary, seed });
  return createRandom(`among/${seed}`).shuffle([...rows, ...others]);
}
