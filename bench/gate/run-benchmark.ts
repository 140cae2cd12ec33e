import { join } from 'node:path';
import { Engine } from '@holdfast/engine';
import { carryOutCell } from './cells/carry-out-cell.ts';
import { cellName } from './cells/cell.ts';
import { keepCell, openCells, readCells } from './cells/kept-cells.ts';
import { planRound } from './cells/plan-cells.ts';
import { writeResults } from './summary/write-results.ts';
import { type GateWorld, openGateWorld } from './worlds/gate-world.ts';
import { type Making, makeWorld } from './worlds/make-world.ts';
import { developmentWorlds, freshWorlds, type WorldName, worldText } from './worlds/world-names.ts';

/** What the benchmark is carried out with. */
export interface BenchmarkOptions {
  /** Where worlds and what belongs to them are kept. */
  work: string;
  /** Where cells and results are kept. */
  results: string;
  /** Whether it runs in the worlds that the product was mended on. */
  development: boolean;
  /** A Markdown page that gets the tables. */
  page?: string;
  /** Counted from 0. */
  firstRound: number;
  /** The last one is before this. */
  rounds: number;
  /** No cell begins after so many. */
  minutes: number;
  /** Names of attack families and kinds of ordinary tunes; all where it is left out. */
  only?: readonly string[];
  signal: AbortSignal;
}

/** Carries out the cells that are not finished, and writes what all of them come to. Throws what a cell throws. */
export async function runBenchmark(options: BenchmarkOptions): Promise<void> {
  const { results, development, firstRound, rounds, minutes, only, signal } = options;
  const name = development ? 'development' : 'cells';
  const file = join(results, `${name}.jsonl`);
  const until = Date.now() + 60_000 * minutes;
  // One thread: the matrices are too small to share out, and what comes out does not hang on the machine's cores.
  const engine = await Engine.start({ threads: 1 });
  try {
    const names = rounds <= firstRound ? [] : development ? developmentWorlds : freshWorlds;
    const worlds = await openWorlds(names, { engine, work: join(options.work, 'worlds'), signal });
    for (let round = firstRound; round < rounds && Date.now() < until; round++) {
      const plan = planRound(round, [...worlds.keys()]).filter((cell) => only?.includes(cell.name) ?? true);
      for (const cell of openCells(plan, await readCells(file))) {
        const ground = worlds.get(cell.world);
        if (!ground || Date.now() >= until) break;
        const result = await carryOutCell(cell, { ground, engine, signal });
        await keepCell(file, result);
        console.log(`${cellName(cell)}: ${result.guarded?.end ?? 'no damage'}`);
      }
    }
    await writeResults(join(results, development ? 'development.json' : 'results.json'), {
      cells: [...(await readCells(file)).values()],
      command: 'npm run bench:gate',
      page: options.page,
    });
  } finally {
    await engine.close();
  }
}

/** Makes what is not there yet; an organism that cannot be aligned is skipped, by name. */
async function openWorlds(names: readonly WorldName[], making: Making): Promise<Map<WorldName, GateWorld>> {
  const worlds = new Map<WorldName, GateWorld>();
  for (const name of names) {
    const { aligned, attempts, folder } = await makeWorld(name, making);
    if (aligned) worlds.set(name, await openGateWorld(name, { folder, work: making.work }));
    else
      console.log(`Organism ${worldText(name)} is skipped: none of ${attempts} alignments kept the bounds.`);
  }
  return worlds;
}
