import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { organismFolders } from '@holdfast/organism';
import { locateModel } from '../../models/model-location.ts';
import { runsHere } from '../../models/open-model.ts';

/**
 * The licence of a base model as its own folder tells it: the card's `license`, or the first line of a file LICENSE. Null for a
 * model that is not here, or tells none.
 */
export async function baseLicence(model: string): Promise<string | null> {
  if (!runsHere(model)) return null;
  const location = await locateModel(model, { fetches: false }).catch(() => undefined);
  if (!location) return null;
  if (Object.values(organismFolders).includes(location.folder)) return 'MIT';
  const card = await readFile(join(location.folder, 'README.md'), 'utf8').catch(() => '');
  const named = /^---\n[\s\S]*?^license:\s*["']?([^"'\n]+)/m.exec(card)?.[1].trim();
  if (named) return named;
  const text = await readFile(join(location.folder, 'LICENSE'), 'utf8').catch(() => '');
  return text.trim().split('\n')[0]?.trim() || null;
}
