import { type Split, type World, type WorldAsking, worldPrompts } from '@holdfast/organism';
import type { Benchmark } from './benchmark.ts';

/** The built-in benchmark: what the organism's world forbids and allows. */
export function organismBenchmark({
  world,
  split = 'evaluation',
  asking = 'ordinary',
  wordings,
}: {
  world: World;
  split?: Split;
  asking?: WorldAsking;
  /** In how many wordings an item is asked at most. Default: as its figures are reported, in evaluation one. */
  wordings?: number;
}): Benchmark {
  const { name } = world.language;
  return {
    name: `builtin${name === 'english' ? '' : `-${name}`}, world ${world.seed}, ${split}, asked ${asking}${wordings === undefined ? '' : `, in up to ${wordings} wordings`}`,
    fictional: true,
    prompts: worldPrompts(world, { split, asking, wordings }).map(
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
