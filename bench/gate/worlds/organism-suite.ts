import { join } from 'node:path';
import { planRound } from '../cells/plan-cells.ts';
import type { GateGround } from '../gates/gate-ground.ts';
import type { Suite } from '../suite.ts';
import { openGateWorld } from './gate-world.ts';
import { type Making, makeWorld } from './make-world.ts';
import { developmentWorlds, freshWorlds, type WorldName, worldText } from './world-names.ts';

const folder = join(import.meta.dirname, '..');

/** The benchmark on organisms of fresh worlds. */
export const organismSuite: Suite = {
  command: 'npm run bench:gate',
  cells: join(folder, 'cells.jsonl'),
  results: join(folder, 'results.json'),
  page: {
    file: join(folder, '../../docs/gate.md'),
    mark: 'gate',
    tables: ['gates', 'worlds', 'families', 'kinds', 'foretold'],
  },
  open: (making) => openWorlds(freshWorlds, making),
  plan: planRound,
};

/** The same on those that the product was mended on; nothing of it is reported, and it lies in `work`. */
export function developmentSuite(work: string): Suite {
  return {
    ...organismSuite,
    cells: join(work, 'development.jsonl'),
    results: join(work, 'development.json'),
    page: undefined,
    open: (making) => openWorlds(developmentWorlds, making),
  };
}

/** Makes what is not there yet; an organism that cannot be aligned is skipped, by name. */
async function openWorlds(names: readonly WorldName[], making: Making): Promise<Map<WorldName, GateGround>> {
  const worlds = new Map<WorldName, GateGround>();
  for (const name of names) {
    const { aligned, attempts, folder: model } = await makeWorld(name, making);
    if (aligned) worlds.set(name, await openGateWorld(name, { folder: model, work: making.work }));
    else
      console.log(`Organism ${worldText(name)} is skipped: none of ${attempts} alignments kept the bounds.`);
  }
  return worlds;
}
