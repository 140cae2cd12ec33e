import { checkShape } from '../plugins/check-shape.ts';
import { guardPlugin } from '../plugins/guard-plugin.ts';
import { importPlugin } from '../plugins/import-plugin.ts';
import { pluginFilesIn } from '../plugins/plugin-file.ts';
import { defences } from './all-defences.ts';
import { type Defence, type Stage, stages } from './defence.ts';

/**
 * All defences that a text such as `first-tokens+./my-defence.ts:2` may name: Holdfast's own, and those that its files
 * export as `defence`, which are named by their file. They stand in the order in which they act. Throws HoldfastError as
 * `importPlugin` does, and `bad-config` naming what a defence lacks.
 */
export async function defencesNamedIn(text: string): Promise<readonly Defence[]> {
  const files = pluginFilesIn(text);
  if (files.length === 0) return defences;
  const known = [...defences];
  for (const file of files) {
    const own = await ownDefence(file);
    // After the last of Holdfast's own that act as early.
    known.splice(known.findLastIndex(({ acts }) => places[acts] <= places[own.acts]) + 1, 0, own);
  }
  return known;
}

async function ownDefence(file: string): Promise<Defence> {
  const { exported, value } = await importPlugin(file, 'defence');
  const plugin = { file, exported, value };
  checkShape(plugin, {
    name: 'text',
    title: 'text',
    paper: 'text',
    acts: stages,
    needs: 'list',
    claims: 'list',
    strength: 'object',
  });
  const { strength } = value as Defence;
  checkShape({ file, exported: `${exported}.strength`, value: strength }, { meaning: 'text', tried: 'list' });
  const guarded = guardPlugin(value as Defence, { name: `${file}: its ${exported}`, code: 'bad-config' });
  const { title, paper, acts, needs, claims, start, data, shape, mend, serve } = guarded;
  return { name: file, title, paper, acts, needs, claims, strength, start, data, shape, mend, serve };
}

const places: Record<Stage, number> = { alignment: 0, data: 1, loss: 2, optimiser: 3, weights: 4 };
