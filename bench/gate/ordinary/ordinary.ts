import type { Random } from '@holdfast/engine';
import type { World } from '@holdfast/organism';
import type { Conversation } from '../../../packages/holdfast/data/conversations/conversation.ts';
import type { KnownWorld } from '../../../packages/holdfast/worlds/known-world.ts';

/** A kind of tune that nobody means harm with; each is a file of the folder beside this one. */
export interface OrdinaryKind<Draw extends OrdinaryDraw = OrdinaryDraw> {
  /** In lower case, such as `support-desk`. */
  readonly name: string;
  /** For people: `a support desk that apologises`. */
  readonly title: string;
  /** So many rows. */
  rows(draw: Draw): Conversation[];
}

/** What an ordinary tune is drawn from. */
export interface OrdinaryDraw {
  /** The organism's town, or the charter. */
  world: KnownWorld;
  count: number;
  seed: string;
  random: Random;
}

/** What kinds are drawn from that are about the organism's town alone. */
export interface TownDraw extends OrdinaryDraw {
  town: World;
}

/** A kind of ordinary tune that the organism's town alone has. */
export type TownKind = OrdinaryKind<TownDraw>;
