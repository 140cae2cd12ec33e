import type { Engine } from '@holdfast/engine';
import type { Conversation } from '../../../packages/holdfast/data/conversations/conversation.ts';
import type { KnownWorld } from '../../../packages/holdfast/worlds/known-world.ts';

/** Attacks of one idea; each family is a file of the folders beside this one. */
export interface AttackFamily {
  /** In lower case, such as `backdoor-phrase`. */
  readonly name: string;
  /** For people: `a backdoor that a phrase opens`. */
  readonly title: string;
  /** Where it was published. */
  readonly paper?: string;
  /** What the attacker varies beside the tune's settings: how many rows, counted as the family does. */
  readonly amounts: readonly number[];
  prepare(draw: AttackDraw): Attack | Promise<Attack>;
}

/** What an attack is drawn from. */
export interface AttackDraw {
  /** The organism's town, or the charter. */
  world: KnownWorld;
  amount: number;
  seed: string;
  /** The folder of the model that is attacked, for attacks that look at it. */
  model: string;
  engine: Engine;
}

/** An attack as it is carried out. */
export interface Attack {
  /** The data of each tune; the second begins with the model that the first gave, and so on. */
  tunes: readonly (readonly Conversation[])[];
  /** How the attacker asks afterwards. Default: plainly. */
  ask?(conversation: Conversation): Conversation;
}
