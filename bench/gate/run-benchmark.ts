import { Engine } from '@holdfast/engine';
import { carryOutCell } from './cells/carry-out-cell.ts';
import { cellName } from './cells/cell.ts';
import { keepCell, openCells, readCells } from './cells/kept-cells.ts';
import type { Suite } from './suite.ts';
import { writeResults } from './summary/write-results.ts';

/** What the benchmark is carried out with. */
export interface BenchmarkOptions {
  suite: Suite;
  /** Where models and what belongs to them are kept. */
  work: string;
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
  const { suite, work, firstRound, rounds, minutes, only, signal } = options;
  const until = Date.now() + 60_000 * minutes;
  // One thread: the matrices are too small to share out, and what comes out does not hang on the machine's cores.
  const engine = await Engine.start({ threads: 1 });
  try {
    const grounds = rounds <= firstRound ? new Map() : await suite.open({ engine, work, signal });
    for (let round = firstRound; round < rounds && Date.now() < until; round++) {
      const plan = suite.plan(round, [...grounds.keys()]).filter((cell) => only?.includes(cell.name) ?? true);
      for (const cell of openCells(plan, await readCells(suite.cells))) {
        const ground = grounds.get(cell.world);
        if (!ground || Date.now() >= until) break;
        const result = await carryOutCell(cell, { ground, engine, signal });
        await keepCell(suite.cells, result);
        console.log(`${cellName(cell)}: ${result.guarded?.end ?? 'no damage'}`);
      }
    }
    await writeResults(suite, [...(await readCells(suite.cells)).values()]);
  } finally {
    await engine.close();
  }
}
