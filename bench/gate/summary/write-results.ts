import { createHash } from 'node:crypto';
import { writeAtomically } from '../../../packages/holdfast/data/files/write-atomically.ts';
import { version } from '../../../packages/holdfast/version.ts';
import { machineText } from '../../measure/machine.ts';
import { type CellResult, opened } from '../cells/cell.ts';
import type { Suite } from '../suite.ts';
import { gateRecipe } from '../worlds/recipe.ts';
import { worldText } from '../worlds/world-names.ts';
import { foretoldDamage } from './foretold-damage.ts';
import { renderTables } from './render-tables.ts';
import {
  sum,
  summarizeFamilies,
  summarizeGates,
  summarizeKinds,
  summarizeWorlds,
} from './summarize-cells.ts';
import { writePage } from './write-page.ts';

/** Writes what the finished cells of a suite come to, as JSON and, where a page is named, as tables in it. Throws HoldfastError `storage`. */
export async function writeResults(
  { command, results: path, page }: Pick<Suite, 'command' | 'results' | 'page'>,
  cells: readonly CellResult[],
): Promise<void> {
  const families = summarizeFamilies(cells);
  const kinds = summarizeKinds(cells);
  const gates = summarizeGates(cells);
  const worlds = summarizeWorlds(cells);
  const foretold = foretoldDamage(cells);
  const all = gates.find(({ name }) => name === 'all');
  const results = {
    command,
    date: new Date().toISOString().slice(0, 10),
    version: version(),
    machine: machineText(),
    seconds: Math.round(cells.reduce((sum, { seconds }) => sum + seconds, 0)),
    settings: {
      worlds: distinct(cells.map(({ world }) => worldText(world))),
      tunes: distinct(cells.map(({ kind, tune }) => `${kind}: ${JSON.stringify(tune)}`)),
      opened,
      recipe: gateRecipe,
    },
    hashes: { cells: hashOf(cells) },
    attacked: sum(families.map(({ attacked }) => attacked)),
    detection: all?.stopped?.estimate ?? null,
    ordinary: sum(kinds.map(({ tunes }) => tunes)),
    falseAlarms: all?.heldBack?.estimate ?? null,
    gates,
    families,
    kinds,
    worlds,
    foretold,
  };
  await writeAtomically(path, `${JSON.stringify(results, null, 2)}\n`);
  if (page) await writePage(page, renderTables({ gates, worlds, families, kinds, foretold }, page.tables));
}

function distinct<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)].sort();
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
