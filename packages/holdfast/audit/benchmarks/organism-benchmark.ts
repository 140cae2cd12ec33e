import { type Split, type World, type WorldAsking, worldPrompts } from '@holdfast/organism';
import type { Benchmark } from './benchmark.ts';

/** The built-in benchmark: what the organism's world forbids and allows. */
export function organismBenchmark({
  world,
  split = 'evaluation',
  asking = 'ordinary',
}: {
  world: World;
  split?: Split;
  asking?: WorldAsking;
}): Benchmark {
  return {
    name: `builtin, world ${world.seed}, ${split}, asked ${asking}`,
    fictional: true,
    prompts: worldPrompts(world, { split, asking }).map(
      ({ id, kind, category, group, messages, reference }) => ({
        id,
        kind,
        category,
        group,
        conversation: { messages },
        reference,
      }),
    ),
  };
}
