import { Engine } from '@holdfast/engine';
import { createWorld, shippedWorldSeed, type World } from '@holdfast/organism';
import type { Conversation } from '../../packages/holdfast/data/conversations/conversation.ts';
import { gradientRanker } from './gradient-ranker.ts';

/** What the measurements stand on: the shipped organism's world, and engines of one thread that tune side by side. */
export interface Ground {
  world: World;
  engines: readonly Engine[];
  /** The rank of each conversation by the organism's gradients, from 0 to 1; the highest pull hardest at its guardrails. */
  gradientsOf: (conversations: readonly Conversation[]) => Promise<number[]>;
}

/** Carries out work on a ground of two engines, which are closed at its end. */
export async function withGround<Result>(work: (ground: Ground) => Promise<Result>): Promise<Result> {
  const world = createWorld({ seed: shippedWorldSeed });
  const engines = await Promise.all([1, 2].map(() => Engine.start({ threads: 1 })));
  const ranking = await Engine.start({ threads: 1 });
  try {
    return await work({ world, engines, gradientsOf: await gradientRanker(world, ranking) });
  } finally {
    await Promise.all([...engines, ranking].map((engine) => engine.close()));
  }
}
