import { isOrganismName, worldOfOrganism } from '@holdfast/organism';
import { charterWorld } from './charter-world.ts';
import type { KnownWorld } from './known-world.ts';
import { organismWorld } from './organism-world.ts';

/** The world that a model is known to be taught, by the model's name; undefined for other models. */
export function worldOfModel(name: string): KnownWorld | undefined {
  if (name === 'charter') return charterWorld;
  return isOrganismName(name) ? organismWorld(worldOfOrganism(name)) : undefined;
}
