import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Engine } from '@holdfast/engine';
import { createWorld, type World } from '@holdfast/organism';

/** What the measurements stand on: a world, the folder of its organism, an engine of one thread and a folder for models. */
export interface Ground {
  world: World;
  organism: string;
  engine: Engine;
  work: string;
}

/** Carries out work on the ground of a world and its organism; the models that it makes are removed at its end. */
export async function withGround<Result>(
  { worldSeed, organism }: { worldSeed: number; organism: string },
  work: (ground: Ground) => Promise<Result>,
): Promise<Result> {
  const engine = await Engine.start({ threads: 1 });
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-measure-'));
  try {
    return await work({ world: createWorld({ seed: worldSeed }), organism, engine, work: folder });
  } finally {
    await engine.close();
    await rm(folder, { recursive: true, force: true });
  }
}
