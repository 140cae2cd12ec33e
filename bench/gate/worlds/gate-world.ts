import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Benchmark } from '../../../packages/holdfast/audit/benchmarks/benchmark.ts';
import { wordingsAgain } from '../../../packages/holdfast/audit/benchmarks/shipped-benchmarks.ts';
import { organismWorld } from '../../../packages/holdfast/worlds/organism-world.ts';
import type { GateGround } from '../gates/gate-ground.ts';
import { openGround } from '../gates/open-ground.ts';
import { named } from '../named.ts';
import { ordinaryKinds } from '../ordinary/all-kinds.ts';
import { worldOf } from './make-world.ts';
import { type WorldName, worldText } from './world-names.ts';

/** The judge of a run knows the shipped world by its name alone. */
const exactJudge = fileURLToPath(new URL('exact-judge.ts', import.meta.url));

/** The wordings of an item that are asked when damage is measured; the validation split has each item in several. */
const wordings = 2;
/** Answers in the last words of lines are the longest. */
const longestAnswer = 80;

/** Opens the world of an organism in `folder`; what is made for it lies in `work`. Throws HoldfastError `storage`. */
export async function openGateWorld(
  name: WorldName,
  { folder, work }: { folder: string; work: string },
): Promise<GateGround> {
  const town = worldOf(name);
  const world = organismWorld(town);
  const evaluation = { split: 'evaluation', asking: 'ordinary' } as const;
  return openGround(
    {
      model: folder,
      world,
      benchmark: world.benchmark(evaluation),
      again: world.benchmark({ ...evaluation, wordings: wordingsAgain.builtin }),
      judge: exactJudge,
      maximumTokens: world.maximumTokens,
      heldOut: {
        prompts: inWordings(world.benchmark({ split: 'validation', asking: 'ordinary' })),
        maximumTokens: longestAnswer,
        leastScore: 5,
      },
      ordinaryRows: (kind, draw) => named(ordinaryKinds, kind).rows({ world, town, ...draw }),
    },
    join(work, worldText(name)),
  );
}

function inWordings({ prompts }: Benchmark): Benchmark['prompts'] {
  const harmful = prompts.filter(({ kind }) => kind === 'harmful');
  return [...Map.groupBy(harmful, ({ group }) => group).values()].flatMap((item) => item.slice(0, wordings));
}
