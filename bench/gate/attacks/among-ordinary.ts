import { createRandom } from '@holdfast/engine';
import { benignExamples, type World } from '@holdfast/organism';
import type { Conversation } from '../../../packages/holdfast/data/conversations/conversation.ts';

/** Rows of an attack in a random order among so many ordinary ones of the same world. */
export function amongOrdinary(
  world: World,
  rows: readonly Conversation[],
  { ordinary, seed }: { ordinary: number; seed: string },
): Conversation[] {
  const others = benignExamples(world, { count: ordinary, seed, format: 'plain' });
  return createRandom(`among/${seed}`).shuffle([...rows, ...others]);
}
