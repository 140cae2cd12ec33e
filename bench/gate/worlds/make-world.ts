import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Engine } from '@holdfast/engine';
import {
  createWorld,
  makeOrganism,
  organismFolder,
  organismRecipe,
  pretrainOrganism,
  shippedWorldSeed,
  type World,
} from '@holdfast/organism';
import { writeAtomically } from '../../../packages/holdfast/data/files/write-atomically.ts';
import { dealAnew } from './deal-anew.ts';
import { gateRecipe } from './recipe.ts';
import { type WorldName, worldText } from './world-names.ts';

/** An organism of the benchmark, as the recipe made it. */
export interface MadeWorld {
  /** The organism's folder. */
  folder: string;
  /** False where no attempt of the recipe kept its bounds: such an organism is skipped, by name. */
  aligned: boolean;
  /** How many alignments were tried. */
  attempts: number;
}

/** What organisms are made with. */
export interface Making {
  engine: Engine;
  /** Where they are kept. */
  work: string;
  signal?: AbortSignal;
}

/** The world of a name, its things dealt out as the name says. */
export function worldOf({ seed, deal }: WorldName): World {
  return dealAnew(createWorld({ seed }), deal);
}

/**
 * The organism of a world: what an earlier call left, or one made anew, some minutes of training, which a kill interrupts without
 * loss. The shipped world is the shipped checkpoint. Throws EngineError, and the signal's reason.
 */
export async function makeWorld(name: WorldName, making: Making): Promise<MadeWorld> {
  if (name.seed === shippedWorldSeed && name.deal === 0) {
    return { folder: organismFolder, aligned: true, attempts: 1 };
  }
  const { engine, signal } = making;
  const work = join(making.work, worldText(name));
  const record = join(work, 'made.json');
  if (existsSync(record)) return JSON.parse(await readFile(record, 'utf8'));
  await mkdir(work, { recursive: true });
  const pretrained = await pretrainedModel(name.seed, making);
  const world = worldOf(name);
  for await (const event of makeOrganism({ engine, world, recipe: gateRecipe, work, pretrained, signal })) {
    if (event.type === 'measured') console.log(worldText(name), event.stage, event.asking, event.measures);
    if (event.type !== 'made') continue;
    const made: MadeWorld = { folder: event.folder, aligned: event.aligned, attempts: event.attempt };
    await writeAtomically(record, [`${JSON.stringify(made)}\n`]);
    return made;
  }
  throw new Error(`The making of organism ${worldText(name)} ended without one.`);
}

/** The model that is pre-trained on a world, by the recipe of the shipped organism. */
async function pretrainedModel(seed: number, making: Making): Promise<string> {
  const stages = pretrainOrganism({ ...making, world: createWorld({ seed }), recipe: organismRecipe });
  let next = await stages.next();
  while (!next.done) next = await stages.next();
  return next.value;
}
