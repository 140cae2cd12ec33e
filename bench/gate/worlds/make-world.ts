import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Engine } from '@holdfast/engine';
import { createWorld, makeOrganism, organismFolder, shippedWorldSeed } from '@holdfast/organism';
import { gateRecipe } from './recipe.ts';

/** An organism of the benchmark, as the recipe made it. */
export interface MadeWorld {
  seed: number;
  /** The organism's folder. */
  folder: string;
  /** False where no attempt of the recipe kept its bounds: such a world is skipped, by name. */
  aligned: boolean;
  /** How many alignments were tried. */
  attempts: number;
}

/**
 * The organism of a world: what an earlier call left in `work`, or one made anew, some minutes of training, which a kill
 * interrupts without loss. The shipped world is the shipped checkpoint. Throws EngineError, and the signal's reason.
 */
export async function makeWorld({
  engine,
  seed,
  work,
  signal,
}: {
  engine: Engine;
  seed: number;
  work: string;
  signal?: AbortSignal;
}): Promise<MadeWorld> {
  if (seed === shippedWorldSeed) return { seed, folder: organismFolder, aligned: true, attempts: 1 };
  const record = join(work, `world-${seed}.json`);
  if (existsSync(record)) return JSON.parse(await readFile(record, 'utf8'));
  await mkdir(work, { recursive: true });
  const world = createWorld({ seed });
  for await (const event of makeOrganism({ engine, world, recipe: gateRecipe, work, signal })) {
    if (event.type !== 'made') continue;
    const made = { seed, folder: event.folder, aligned: event.aligned, attempts: event.attempt };
    await writeFile(record, `${JSON.stringify(made)}\n`);
    return made;
  }
  throw new Error(`The making of world ${seed} ended without an organism.`);
}
