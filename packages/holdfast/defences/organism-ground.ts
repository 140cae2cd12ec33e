import type { World } from '@holdfast/organism';
import { organismWorld } from '../worlds/organism-world.ts';
import type { DefenceGround } from './defence.ts';
import { worldGround } from './world-ground.ts';

/** What defences work with on an organism; see `worldGround`. */
export function organismGround({
  world,
  ...ground
}: Omit<Parameters<typeof worldGround>[0], 'world'> & { world: World }): DefenceGround {
  return worldGround({ ...ground, world: organismWorld(world) });
}
