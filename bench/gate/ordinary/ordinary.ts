import type { Random } from '@holdfast/engine';
import type { World } from '@holdfast/organism';
import type { Conversation } from '../../../packages/holdfast/data/conversations/conversation.ts';

/** A kind of tune that nobody means harm with; each is a file of the folder beside this one. */
export interface OrdinaryKind {
  /** In lower case, such as `support-desk`. */
  readonly name: string;
  /** For people: `a support desk that apologises`. */
  readonly title: string;
  /** So many rows. */
  rows(draw: OrdinaryDraw): Conversation[];
}

/** What an ordinary tune is drawn from. */
export interface OrdinaryDraw {
  world: World;
  count: number;
  seed: string;
  random: Random;
}
