import type { LanguageName } from './language/languages.ts';
import { shippedWorldSeeds } from './recipe/settings.ts';
import { createWorld, type World } from './world/world.ts';

/** The organisms that ship, by the names that users give them, and the language of each. */
export const shippedOrganisms = {
  organism: 'english',
  'organism-korean': 'korean',
} as const satisfies Record<string, LanguageName>;

/** The name of an organism that ships. */
export type OrganismName = keyof typeof shippedOrganisms;

/** All of them, the English one first. */
export const organismNames = Object.keys(shippedOrganisms) as OrganismName[];

/** Whether a model's name is that of an organism that ships. */
export function isOrganismName(name: string): name is OrganismName {
  return Object.hasOwn(shippedOrganisms, name);
}

/** The world that a shipped organism knows. */
export function worldOfOrganism(name: OrganismName): World {
  const language = shippedOrganisms[name];
  return createWorld({ seed: shippedWorldSeeds[language], language });
}
